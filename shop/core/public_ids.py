"""Numbers that the world may see: they can be neither guessed nor counted."""

import re
import secrets
import uuid

# People read order numbers out and type them from paper: of 0 O, 1 I L, 2 Z, 5 S, 8 B, U V at most one is used.
# Without vowels, chance spells no words.
_ALPHABET = "23456789CDFGHJKLMNPQRTVWXY"
_MENDED = str.maketrans("1IZSBU", "LL258V")
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015]+")
_GROUPS, _GROUP_LENGTH = 3, 4


def new_id() -> uuid.UUID:
    """A public id for a row."""
    return uuid.uuid4()


def new_order_number() -> str:
    """An order number of 56 random bits, such as `K7QM-2XTD-94HW`."""
    return _in_groups("".join(secrets.choice(_ALPHABET) for _ in range(_GROUPS * _GROUP_LENGTH)))


def order_number_from(typed: str) -> str | None:
    """The order number that somebody meant: any case, spaces or dashes, look-alikes mended; None if it is none."""
    symbols = _BETWEEN.sub("", typed).upper().translate(_MENDED)
    if len(symbols) != _GROUPS * _GROUP_LENGTH or not set(_ALPHABET).issuperset(symbols):
        return None
    return _in_groups(symbols)


def _in_groups(symbols: str) -> str:
    return "-".join(symbols[start : start + _GROUP_LENGTH] for start in range(0, len(symbols), _GROUP_LENGTH))
