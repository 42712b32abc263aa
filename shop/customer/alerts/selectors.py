"""Who waits for what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet, prefetch_related_objects

from shop.catalogue import specifications
from shop.catalogue.cards import cards
from shop.catalogue.models import Product
from shop.catalogue.selectors import public_product
from shop.customer.models import ProductAlert
from shop.users.models import User

OPEN = (ProductAlert.UNCONFIRMED, ProductAlert.ACTIVE)


@dataclass(frozen=True)
class Awaited:
    """What somebody waits for; without an address where the shop does not show it any more."""

    id: int
    title: str
    url: str
    since: datetime


def asked_product(slug: str, *, typed: str) -> Product | None:
    """The product of this page, or the variant of it that was chosen there; whatever else was typed is neither."""
    page = Product.objects.browsable().filter(slug=slug).first()
    product = public_product(typed) if typed else page
    if page is None or product is None:
        return None
    return product if page.pk in {product.pk, product.parent_id} else None


def names(products: Iterable[Product]) -> dict[int, str]:
    """What these are called, a variant with what tells it from its siblings; a constant number of queries."""
    products = list(products)
    prefetch_related_objects(
        [product for product in products if product.is_child], "parent", specifications.loaded()
    )
    return {product.pk: _name(product) for product in products}


def _name(product: Product) -> str:
    options = specifications.options(product) if product.is_child else []
    told = ", ".join(option.value for option in options)
    return f"{product.get_title()} ({told})" if told else str(product.get_title())


def can_be_bought(product: Product) -> bool:
    """Whether it, or any of its variants, can be bought by what is stored now, whatever was read before."""
    return cards(Product.objects.filter(pk=product.pk))[0].is_in_stock


def shown(product_id: int) -> Product | None:
    """The product or variant of this number if the shop shows it."""
    return public_product(str(product_id))


def awaited_by(user: User) -> list[Awaited]:
    """What somebody waits for, the latest first; a constant number of queries."""
    alerts = ProductAlert.objects.filter(user=user, status__in=OPEN).select_related("product__parent")
    waiting = list(alerts.order_by("-date_created", "-pk"))
    called = names(alert.product for alert in waiting)
    return [
        Awaited(
            id=alert.pk,
            title=called[alert.product_id],
            url=_address(alert.product),
            since=alert.date_created,
        )
        for alert in waiting
    ]


def _address(product: Product) -> str:
    parts = [product, product.parent] if product.parent else [product]
    is_shown = all(part.is_public and part.archived_at is None for part in parts)
    return product.get_absolute_url() if is_shown else ""


def of_account(user: User, *, pk: int) -> ProductAlert | None:
    """The alert of this number if it is this person's."""
    alert: ProductAlert | None = (
        ProductAlert.objects.filter(user=user, pk=pk).select_related("product").first()
    )
    return alert


def by_key(key: str) -> ProductAlert | None:
    """The alert that a mail with this key is about."""
    alerts = ProductAlert.objects.exclude(key="").select_related("product__parent")
    alert: ProductAlert | None = alerts.filter(key=key).first()
    return alert


def alike(alert: ProductAlert) -> QuerySet[ProductAlert]:
    """This alert, and others by which the same person waits for the same thing, as far as they are open."""
    is_theirs = Q(user=alert.user_id) if alert.user_id else Q(user=None, email__iexact=alert.email)
    found: QuerySet[ProductAlert] = ProductAlert.objects.filter(
        is_theirs, product=alert.product_id, status__in=OPEN
    )
    return found
