"""The addresses that carry a secret: who reads one in a log could reset a password or open an order with it.

They are known by their shape, because a request is logged also when no view has been found for it: with an unknown
host, without the last slash, on its way to https. nginx has the same pattern, and a test compares the two.
"""

import re

# What stands before the secret; everything from there on is hidden.
BEFORE_THE_SECRET = {
    "key that resets a password": "account/+password/+reset/+key/+",
    "key that resets a password, as Wagtail's admin would write it": "cms/+password_reset/+confirm/+",
    "key that confirms an e-mail address": "account/+confirm-email/+",
    "key that confirms or ends a stock alert": "account/+alerts/+(?:confirm|cancel/+key)/+",
    "link to an order": "orders/+",
    "link to an order, as Oscar signs it": "account/+order-status(?:-form)?/+[^/]*/+",
    "key of a shared wishlist": "(?:account/+)?wishlists/+(?!(?:add|create)(?:/|$))",
}
_OPENING = rf"/+(?:[a-z]{{2,3}}(?:-[a-z]+)?/+)?(?:{'|'.join(BEFORE_THE_SECRET.values())})"
PATH_PATTERN = rf"^(?P<opening>{_OPENING})."

_IN_A_PATH = re.compile(f"{PATH_PATTERN}.*", re.IGNORECASE | re.DOTALL)
_IN_A_TEXT = re.compile(
    rf"(?P<opening>(?<![^\s\"'(<=])(?:https?://[^/\s]+)?{_OPENING})[^\s\"'<>)]+", re.IGNORECASE
)
_HIDDEN = r"\g<opening>***"


def masked_path(path: str) -> str:
    """The path of a request as a log may have it."""
    return _IN_A_PATH.sub(_HIDDEN, path)


def masked_text(text: str) -> str:
    """A sentence as a log may have it, with whatever addresses it names."""
    return _IN_A_TEXT.sub(_HIDDEN, text)
