"""Numbers that the world may see: they can be neither guessed nor counted."""

import secrets
import uuid

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0/O, no 1/I: people read order numbers out on the phone
_GROUPS, _GROUP_LENGTH = 3, 4


def new_id() -> uuid.UUID:
    """A public id for a row."""
    return uuid.uuid4()


def new_order_number() -> str:
    """An order number of 60 random bits, such as `K7QM-2XTD-94HW`."""
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP_LENGTH)) for _ in range(_GROUPS))
    return "-".join(groups)
