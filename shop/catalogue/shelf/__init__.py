"""The shelf: what lists, filters and sorts read, one row for each thing that is sold and each currency.

`rows` works out what the rows of products are to be; `services` makes them so, and keeps the numbers of what each
category holds in step with them; `marking` says in the outbox that a product's rows may be out of date. Nothing else
writes them.
"""
