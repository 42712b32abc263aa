"""`make bench`: what pages cost, in queries and in time, beside a view that does nothing on the same machine."""
