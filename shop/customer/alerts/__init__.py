"""Mails to people who wait for something that is sold out.

Replaces Oscar's alerts: nothing is written by opening a link, nobody is led to another site, and the mails are rows
of the outbox, written when stock comes back and never while somebody waits for a page.
"""
