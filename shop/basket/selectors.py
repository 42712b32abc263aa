"""What the basket's page shows: a constant number of queries, however many lines there are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Sum, prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from oscar.apps.partner.availability import Unavailable

from shop.basket import codes, idle
from shop.basket.models import Basket, Line
from shop.catalogue import renditions
from shop.catalogue.cards import first_images_loaded
from shop.catalogue.models import Product
from shop.catalogue.renditions import Picture
from shop.core.money import Money
from shop.shipping import methods, parcels
from shop.shipping import selectors as shipping
from shop.tax import selectors as taxes
from shop.tax.included import tax_in

CHOSEN_WITH = ("attribute_values__attribute", "attribute_values__value_option")


@dataclass(frozen=True)
class BasketLine:
    """One line as it is today; `notes` say what changed since its shopper put it there."""

    id: int
    product: Product
    title: str
    url: str
    picture: Picture | None
    options: tuple[tuple[str, str], ...]
    quantity: int
    unit: Money | None
    total: Money | None
    available: int | None  # None: not counted
    notes: tuple[str, ...]
    can_be_ordered: bool

    @property
    def can_be_fewer(self) -> bool:
        return self.quantity > 1

    @property
    def can_be_more(self) -> bool:
        return self.available is None or self.quantity < self.available


@dataclass(frozen=True)
class Discount:
    """What an offer or a code takes off."""

    name: str
    code: str
    amount: Money


@dataclass(frozen=True)
class AppliedCode:
    """A code in the basket; one may wait for the right product."""

    code: str
    name: str
    why_idle: str  # empty: it gives something


@dataclass(frozen=True)
class DeliveryEstimate:
    """The cheapest way to send this to the shop's own country, and what to add until one is free."""

    country: str
    name: str
    price: Money
    net: Money
    earliest: date | None  # None: some of it is not here yet
    latest: date | None
    missing_for_free: Money | None


@dataclass(frozen=True)
class BasketPage:
    """A basket with its sums; `total` is what it would cost with the estimated delivery."""

    lines: Sequence[BasketLine]
    count: int
    subtotal: Money
    discounts: Sequence[Discount]
    codes: Sequence[AppliedCode]
    needs_delivery: bool
    delivery: DeliveryEstimate | None
    tax: Money
    total: Money

    @property
    def can_be_ordered(self) -> bool:
        return bool(self.lines) and all(line.can_be_ordered for line in self.lines)


@dataclass(frozen=True)
class Choice:
    """A variant that can be chosen by name."""

    id: int
    name: str


def basket_page(basket: Basket) -> BasketPage:
    """Everything on the page of a basket that offers were applied to."""
    lines = list(basket.all_lines())
    _load_shown(lines)
    priced = [line for line in lines if line.purchase_info.price.exists]
    delivery = _delivery(basket, lines=priced) if priced else None
    zero = Money.zero(settings.OSCAR_DEFAULT_CURRENCY)
    tax = sum((tax_in(_discounted(line), _rate(line)) for line in priced), zero)
    total = sum((_discounted(line) for line in priced), zero)
    return BasketPage(
        lines=[_shown(line) for line in lines],
        count=sum(line.quantity for line in lines),
        subtotal=sum((_money(line.line_price_incl_tax) for line in priced), zero),
        discounts=_discounts(basket),
        codes=_codes(basket),
        needs_delivery=any(line.product.is_shipping_required for line in lines),
        delivery=delivery,
        tax=tax + delivery.price - delivery.net if delivery else tax,
        total=total + delivery.price if delivery else total,
    )


def count(basket: Basket) -> int:
    """How many pieces are in a basket, asked of the database, for pages that show nothing else of it."""
    if basket.pk is None:
        return 0
    held: int | None = Line.objects.filter(basket=basket.pk, basket__status=Basket.OPEN).aggregate(
        pieces=Sum("quantity")
    )["pieces"]
    return held or 0


def has_line(basket: Basket, *, line_id: int) -> bool:
    """Whether this line is in this basket; what is in others is nobody's business."""
    return bool(Line.objects.filter(pk=line_id, basket=basket.pk).exists())


def choices(parent: Product) -> list[Choice]:
    """The variants of a product, each by what tells it from the others."""
    variants = Product.objects.public().filter(parent=parent).order_by("pk")
    loaded = variants.prefetch_related(*CHOSEN_WITH)
    return [
        Choice(
            id=variant.pk, name=", ".join(value for _name, value in variant_options(variant)) or variant.title
        )
        for variant in loaded
    ]


def variant_options(product: Product) -> list[tuple[str, str]]:
    """What tells a variant from its siblings, as name and value; from loaded attributes, without a query."""
    return [
        (value.attribute.name, str(value.value_as_text))
        for value in product.attribute_values.all()
        if value.attribute.is_variant_option
    ]


def available(bought: Any) -> int | None:
    """How many can be bought, by what Oscar's strategy said of a product; None where nobody counts."""
    if isinstance(bought.availability, Unavailable):
        return 0
    number: int | None = getattr(bought.availability, "num_available", None)
    return number if number is None else max(0, number)


def _shown(line: Line) -> BasketLine:
    product = line.product
    has_price = line.purchase_info.price.exists
    is_sold = has_price and _is_sold(product)
    here = available(line.purchase_info)
    return BasketLine(
        id=line.pk,
        product=product,
        title=product.get_title(),
        url=product.get_absolute_url() if _is_sold(product) else "",
        picture=_picture(product),
        options=tuple(_options(line)),
        quantity=line.quantity,
        unit=_money(line.unit_price_incl_tax) if has_price else None,
        total=_money(line.line_price_incl_tax) if has_price else None,
        available=here,
        notes=tuple(_notes(line, here=here, is_sold=is_sold)),
        can_be_ordered=is_sold and (here is None or line.quantity <= here),
    )


def _is_sold(product: Product) -> bool:
    parts = [product, product.parent] if product.is_child else [product]
    return all(part.is_public and part.archived_at is None for part in parts)


def _notes(line: Line, *, here: int | None, is_sold: bool) -> Iterable[str]:
    """What its shopper has to know before ordering."""
    if not is_sold:
        yield _("This is not for sale any more. Please remove it; the rest of your basket stays.")
        return
    if here == 0:
        yield _("This is sold out at the moment. Please remove it; the rest of your basket stays.")
    elif here is not None and here < line.quantity:
        yield ngettext(
            "There is only %(number)d left. Please change the quantity.",
            "There are only %(number)d left. Please change the quantity.",
            here,
        ) % {"number": here}
    if line.price_incl_tax is not None and line.price_incl_tax != line.unit_price_incl_tax:
        before, now = _money(line.price_incl_tax), _money(line.unit_price_incl_tax)
        words = _("The price has risen since you added it: it was %(before)s and is %(now)s now.")
        if now < before:
            words = _("The price has fallen since you added it: it was %(before)s and is %(now)s now.")
        yield words % {"before": before.formatted(), "now": now.formatted()}


def _options(line: Line) -> Iterable[tuple[str, str]]:
    """What was chosen: the variant, and what its buyer wished for."""
    yield from variant_options(line.product)
    for wish in line.attributes.all():
        chosen = wish.value if isinstance(wish.value, list) else [wish.value]
        yield wish.option.name, ", ".join(str(one) for one in chosen)


def _load_shown(lines: Sequence[Line]) -> None:
    """Load what a line shows beside its price, for all lines together."""
    products = {part for line in lines for part in (line.product, line.product.parent) if part is not None}
    prefetch_related_objects(list(products), first_images_loaded(), *CHOSEN_WITH)


def _picture(product: Product) -> Picture | None:
    """The picture of a product, a variant's own before its parent's; the title stands beside it."""
    for part in (product, product.parent):
        images = part.first_images if part is not None else []
        if images and images[0].image is not None:
            return renditions.shown(images[0].image, alt="")
    return None


def _discounts(basket: Basket) -> list[Discount]:
    return [
        Discount(
            name=applied["voucher"].name if applied["voucher"] else applied["name"],
            code=applied["voucher"].code if applied["voucher"] else "",
            amount=_money(applied["discount"]),
        )
        for applied in basket.offer_applications
        if applied["discount"] > 0
    ]


def _codes(basket: Basket) -> list[AppliedCode]:
    if basket.pk is None:
        return []
    effective = codes.effective_ids(basket)
    return [
        AppliedCode(
            code=voucher.code,
            name=voucher.name,
            why_idle="" if voucher.pk in effective else idle.reason(voucher, basket=basket),
        )
        for voucher in basket.vouchers.order_by("pk")
    ]


def _delivery(basket: Basket, *, lines: Sequence[Line]) -> DeliveryEstimate | None:
    """What sending these lines costs at least, offers on delivery counted in."""
    goods = parcels.of_lines(lines)
    options = shipping.delivery_options(settings.SHOP_COUNTRY, goods) if goods else []
    charged = [(option, *methods.charge(option, basket)) for option in options]
    if not charged:
        return None
    option, gross, net = min(charged, key=lambda each: each[1])
    missing = [each.missing_for_free for each in options if each.missing_for_free]
    return DeliveryEstimate(
        country=shipping.country_name(settings.SHOP_COUNTRY),
        name=option.name,
        price=gross,
        net=net,
        earliest=option.earliest,
        latest=option.latest,
        missing_for_free=min(missing, default=None) if gross else None,
    )


def _discounted(line: Line) -> Money:
    return _money(line.line_price_incl_tax_incl_discounts)


def _rate(line: Line) -> Decimal:
    return taxes.rate(line.purchase_info.price.tax_code)


def _money(amount: Decimal | int) -> Money:
    return Money.rounded(Decimal(amount), settings.OSCAR_DEFAULT_CURRENCY)
