"""By what a buyer is known again, so that a limit for each customer holds for guests too."""

from django.db.models import Q
from django.utils.crypto import salted_hmac


def key_of(email: str) -> str:
    """What uses of offers keep of an address: enough to know it again, too little to read it; "" for none.

    Small and large letters and a `+note` before the @ make no difference. With another SECRET_KEY, limits begin anew.
    """
    local, _at, domain = email.strip().lower().rpartition("@")
    mailbox = local.partition("+")[0]
    if not mailbox:
        return ""
    return salted_hmac(__name__, f"{mailbox}@{domain}", algorithm="sha256").hexdigest()


def uses_of(*, user_id: int | None, email: str) -> Q:
    """The uses of one person: those of the account, and those of every order that is written to the address.

    Of the account are also guest orders that joined it when their address was confirmed. Nothing proves that a
    guest's address is the guest's; but the order's mail goes there, so whoever types another one sends the owner of
    that one the letters.
    """
    theirs = Q(user_id=user_id) | Q(order__user_id=user_id) if user_id is not None else Q(pk__in=[])
    key = key_of(email)
    return theirs | Q(buyer=key) if key else theirs
