"""The demo shop: Copperline, makers' electronics. `manage.py seed_demo` writes it; a second run changes nothing."""
