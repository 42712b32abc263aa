"""Who is put on the list of those who wait, taken off it, and written to.

Whoever is put on it holds the product's stock meanwhile. So a piece that comes back is either here already, and they
are told so at once, or it comes after them and finds them.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from shop.catalogue.models import Product
from shop.core import clock
from shop.core.locking import lock_rows, require_transaction
from shop.customer.alerts import mails, selectors
from shop.customer.alerts.exceptions import AskedTooOften, IsHere
from shop.customer.models import ProductAlert
from shop.partner.models import StockRecord
from shop.users.models import User

MOST_MAILS = 5  # to one address, in an hour, that nobody has shown to be theirs
AT_ONCE = 100  # people written to in one transaction


@transaction.atomic
def ask(product: Product, *, user: User) -> ProductAlert:
    """Have somebody told when this is back, once however often they ask; locks the product's stock."""
    _refuse_what_is_here(product)
    waiting: ProductAlert = ProductAlert.objects.get_or_create(
        product=product, user=user, status=ProductAlert.ACTIVE
    )[0]
    return waiting


@transaction.atomic
def ask_as_guest(product: Product, *, email: str) -> ProductAlert:
    """Send a mail whose link puts its reader on the list; locks the product's stock.

    Whether the address is on the list already is nobody's business but its owner's: the answer is always the same.
    """
    _refuse_what_is_here(product)
    lately = ProductAlert.objects.filter(
        email__iexact=email, date_created__gt=clock.now() - timedelta(hours=1)
    )
    if lately.count() >= MOST_MAILS:
        raise AskedTooOften
    alert: ProductAlert = ProductAlert.objects.create(product=product, email=email)
    mails.ask_to_confirm(alert)
    return alert


@transaction.atomic
def confirm(alert: ProductAlert) -> None:
    """Put a guest on the list, or close the matter if the product is here by now; twice is no mistake."""
    unconfirmed = ProductAlert.objects.filter(pk=alert.pk, status=ProductAlert.UNCONFIRMED)
    try:
        _refuse_what_is_here(alert.product)
    except IsHere:
        unconfirmed.update(status=ProductAlert.CLOSED, date_confirmed=clock.now(), date_closed=clock.now())
        return
    if unconfirmed.update(status=ProductAlert.ACTIVE, date_confirmed=clock.now()):
        earlier = selectors.alike(alert).filter(status=ProductAlert.ACTIVE).exclude(pk=alert.pk)
        earlier.update(status=ProductAlert.CANCELLED, date_cancelled=clock.now())


def cancel(alert: ProductAlert) -> None:
    """Take somebody off the list for this product, whichever of their mails the link is from."""
    selectors.alike(alert).update(status=ProductAlert.CANCELLED, date_cancelled=clock.now())


def join(user: User, *, confirmed_email: str) -> int:
    """Give an account what its owner asked for as a guest, once the address is proved to be theirs."""
    theirs = ProductAlert.objects.filter(user=None, email__iexact=confirmed_email, status__in=selectors.OPEN)
    joined: int = theirs.update(user=user, email="", status=ProductAlert.ACTIVE, date_confirmed=clock.now())
    return joined


def tell(product_id: int) -> bool:
    """Write to the next of those who wait for this, if it is here; whether there may be more of them.

    Needs a transaction, in which their mails are written and they are taken off the list; locks their alerts.
    """
    require_transaction("somebody would be written to twice.")
    product = selectors.shown(product_id)
    if product is None or not selectors.can_be_bought(product):
        return False
    awaited = [pk for pk in (product.pk, product.parent_id) if pk]
    waiting = ProductAlert.objects.filter(product__in=awaited, status=ProductAlert.ACTIVE)
    next_ones = list(waiting.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    told = lock_rows(waiting.filter(pk__in=next_ones).select_related("user"))
    for email in dict.fromkeys(alert.get_email_address().lower() for alert in told):
        mails.back(product, to=email)
    ProductAlert.objects.filter(pk__in=[alert.pk for alert in told]).update(
        status=ProductAlert.CLOSED, date_closed=clock.now()
    )
    return len(next_ones) == AT_ONCE


def forget_before(moment: datetime) -> int:
    """Delete guests' alerts from before this moment that nobody confirmed, or that are done with."""
    is_waiting = Q(status=ProductAlert.ACTIVE)
    old = ProductAlert.objects.filter(user=None, date_created__lt=moment).exclude(is_waiting)
    forgotten: int = old.delete()[0]
    return forgotten


def _refuse_what_is_here(product: Product) -> None:
    _hold_stock(product)
    if selectors.can_be_bought(product):
        raise IsHere(title=selectors.names([product])[product.pk])


def _hold_stock(product: Product) -> None:
    """Lock the stock of a product, and of its variants, until the commit."""
    records = StockRecord.objects.filter(Q(product=product) | Q(product__parent=product)).order_by("pk")
    # Not FOR UPDATE, as in `stock`: whoever only points to a record goes on.
    list(records.select_for_update(of=("self",), no_key=True))
