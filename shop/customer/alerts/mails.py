"""The two mails to somebody who waits: one that asks a guest to confirm, one that says it is back."""

from django.utils.translation import gettext as _

from shop.catalogue.models import Product
from shop.core import letters
from shop.core.addresses import absolute
from shop.customer.alerts import selectors
from shop.customer.models import ProductAlert


def ask_to_confirm(alert: ProductAlert) -> None:
    """Send a guest the link that puts them on the list."""
    title = _title(alert.product)
    letters.send(
        "alert_confirm",
        to=alert.email,
        subject=_("Shall we tell you when “%(title)s” is back?") % {"title": title},
        context={
            "title": title,
            "confirm_url": absolute(alert.get_confirm_url()),
            "cancel_url": absolute(alert.get_cancel_url()),
        },
    )


def back(product: Product, *, to: str) -> None:
    """Tell somebody that what they wait for can be bought again."""
    title = _title(product)
    letters.send(
        "alert_back",
        to=to,
        subject=_("“%(title)s” is back") % {"title": title},
        context={"title": title, "product_url": absolute(product.get_absolute_url())},
    )


def _title(product: Product) -> str:
    """The name in one line: a subject has no more."""
    return " ".join(selectors.names([product])[product.pk].split())
