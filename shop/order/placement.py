"""Writing an order down: all that was agreed, as it was agreed, in as many queries for one line as for twenty.

`Purchase` is what the checkout hands over. What it says was priced and shown to the buyer; here nothing is priced
again, only checked: lines and delivery must add up to the total.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from django.conf import settings
from django.db.models import prefetch_related_objects
from oscar.apps.address.models import Country

from shop.core import clock, public_ids
from shop.core.locking import require_transaction
from shop.core.money import Money
from shop.order.models import BillingAddress, Line, Order, OrderDiscount, ShippingAddress
from shop.order.states import EventKind, OrderStatus, ReservationStatus
from shop.order.timeline import add_event

if TYPE_CHECKING:
    from shop.catalogue.models import Product
    from shop.partner.models import StockRecord
    from shop.users.models import User


Address = TypeVar("Address", ShippingAddress, BillingAddress)
_NOT_OF_A_BILL = frozenset({"phone_number", "notes"})


class TotalsDisagreeError(RuntimeError):
    """The lines and the delivery are not the total: a bug, and no order is written on it."""


@dataclass(frozen=True, kw_only=True)
class PurchaseLine:
    """So many of one product, at the price that was shown; `*_before` is without discounts."""

    product: "Product"
    record: "StockRecord"
    title: str
    quantity: int
    unit_gross: Money
    unit_net: Money
    gross_before: Money
    net_before: Money
    gross: Money
    net: Money
    tax_code: str
    options: Mapping[str, str] = field(default_factory=dict)
    basket_line_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class PurchaseDiscount:
    """What one offer, by itself or by a code, took off; it is contained in the lines or in the delivery already."""

    offer_id: int
    name: str
    amount: Money
    times: int = 1
    voucher_id: int | None = None
    code: str = ""
    is_shipping: bool = False


@dataclass(frozen=True, kw_only=True)
class PostalAddress:
    """Where to: the fields of Oscar's addresses; whoever asks for one name only puts it into `last_name`."""

    last_name: str
    line1: str
    country_code: str
    first_name: str = ""
    line2: str = ""
    line3: str = ""
    line4: str = ""  # the town
    state: str = ""
    postcode: str = ""
    phone_number: str = ""
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class PurchaseDelivery:
    """How it is sent, for what it costs after discounts, and when it arrives."""

    code: str
    name: str
    gross: Money
    net: Money
    tax_code: str
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, kw_only=True)
class Purchase:
    """Everything that an order is made of."""

    email: str
    lines: tuple[PurchaseLine, ...]
    total_gross: Money
    total_net: Money
    checkout_key: str
    expires_at: datetime
    user: "User | None" = None
    discounts: tuple[PurchaseDiscount, ...] = ()
    shipping_address: PostalAddress | None = None
    billing_address: PostalAddress | None = None
    delivery: PurchaseDelivery | None = None
    basket_id: int | None = None
    locale: str = ""

    @property
    def currency(self) -> str:
        return self.total_gross.currency


def write(purchase: Purchase) -> Order:
    """Write a pending order that holds nothing yet, in the caller's transaction."""
    require_transaction("an order without its lines would stay behind.")
    _check_totals(purchase)
    order = _order(purchase)
    order.save(force_insert=True)
    Line.objects.bulk_create(_lines(order, purchase))
    if purchase.discounts:
        OrderDiscount.objects.bulk_create([_discount(order, each) for each in purchase.discounts])
    add_event(order, EventKind.PLACED, actor=purchase.user)
    return order


def _check_totals(purchase: Purchase) -> None:
    nothing = Money.zero(purchase.currency)
    if not purchase.lines:
        raise TotalsDisagreeError("An order without lines is none.")
    gross = sum((line.gross for line in purchase.lines), nothing)
    net = sum((line.net for line in purchase.lines), nothing)
    if purchase.delivery:
        gross, net = gross + purchase.delivery.gross, net + purchase.delivery.net
    if (gross, net) != (purchase.total_gross, purchase.total_net):
        raise TotalsDisagreeError(
            f"Lines and delivery are {gross} ({net} net), the total says"
            f" {purchase.total_gross} ({purchase.total_net} net)."
        )


def _order(purchase: Purchase) -> Order:
    countries = _countries(purchase)
    return Order(
        number=public_ids.new_order_number(),
        site_id=settings.SITE_ID,
        user=purchase.user,
        email=purchase.email,
        guest_email="" if purchase.user else purchase.email,
        basket_id=purchase.basket_id,
        checkout_key=purchase.checkout_key,
        locale=purchase.locale,
        currency=purchase.currency,
        total_incl_tax=purchase.total_gross.amount,
        total_excl_tax=purchase.total_net.amount,
        shipping_address=_kept(ShippingAddress, purchase.shipping_address, countries=countries),
        billing_address=_kept(BillingAddress, purchase.billing_address, countries=countries),
        status=OrderStatus.PENDING.value,
        reservation=ReservationStatus.NONE.value,
        date_placed=clock.now(),
        expires_at=purchase.expires_at,
        **_delivery(purchase.delivery),
    )


def _delivery(delivery: PurchaseDelivery | None) -> dict[str, object]:
    if delivery is None:
        return {}
    return {
        "shipping_incl_tax": delivery.gross.amount,
        "shipping_excl_tax": delivery.net.amount,
        "shipping_tax_code": delivery.tax_code,
        "shipping_method": delivery.name,
        "shipping_code": delivery.code,
        "delivery_earliest": delivery.earliest,
        "delivery_latest": delivery.latest,
    }


def _countries(purchase: Purchase) -> dict[str, Country]:
    """The countries of both addresses, read once: an address that is saved looks up what its own is called."""
    given = (purchase.shipping_address, purchase.billing_address)
    countries: dict[str, Country] = Country.objects.in_bulk({each.country_code for each in given if each})
    return countries


def _kept(
    kind: type[Address], given: PostalAddress | None, *, countries: Mapping[str, Country]
) -> Address | None:
    """A row of the order's own, so that no later change of an address book changes where a parcel went."""
    if given is None:
        return None
    left_out = {"country_code"} | (_NOT_OF_A_BILL if kind is BillingAddress else set())
    fields = {name: value for name, value in asdict(given).items() if name not in left_out}
    address = kind(country=countries[given.country_code], **fields)
    address.save(force_insert=True)
    return address


def _lines(order: Order, purchase: Purchase) -> list[Line]:
    records = [line.record for line in purchase.lines]
    prefetch_related_objects(records, "partner")  # asks nothing where the caller has loaded it
    return [_line(order, line) for line in purchase.lines]


def _line(order: Order, line: PurchaseLine) -> Line:
    return Line(
        order=order,
        partner=line.record.partner,
        partner_name=line.record.partner.name,
        partner_sku=line.record.partner_sku,
        stockrecord=line.record,
        product=line.product,
        title=line.title,
        upc=line.product.upc,
        options=dict(line.options),
        quantity=line.quantity,
        unit_price_incl_tax=line.unit_gross.amount,
        unit_price_excl_tax=line.unit_net.amount,
        line_price_before_discounts_incl_tax=line.gross_before.amount,
        line_price_before_discounts_excl_tax=line.net_before.amount,
        line_price_incl_tax=line.gross.amount,
        line_price_excl_tax=line.net.amount,
        tax_code=line.tax_code,
    )


def _discount(order: Order, discount: PurchaseDiscount) -> OrderDiscount:
    return OrderDiscount(
        order=order,
        category=OrderDiscount.SHIPPING if discount.is_shipping else OrderDiscount.BASKET,
        offer_id=discount.offer_id,
        offer_name=discount.name,
        voucher_id=discount.voucher_id,
        voucher_code=discount.code,
        frequency=discount.times,
        amount=discount.amount.amount,
    )
