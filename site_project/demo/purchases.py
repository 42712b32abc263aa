"""Lets the demo's customer have bought something before having an account, so that the account has orders to show.

The orders go the whole way, through the services that the pages call; as on the pages, money is asked for after the
order has been committed. So this stage commits step by step, and each step finds out by itself whether it was done.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from shop.basket import services as baskets
from shop.basket.models import Basket
from shop.catalogue.models import Product
from shop.checkout import pricing, selectors
from shop.checkout.services import Checkout, place_order
from shop.core import clock, outbox, transactions
from shop.core.addresses import absolute
from shop.customer.addresses import PostalAddress
from shop.order import services as orders
from shop.order.models import Order, Shipment
from shop.order.states import FulfilmentStatus, OrderStatus
from shop.partner import stock
from shop.partner.models import AdjustmentReason
from shop.payment import services as payment
from shop.payment.gateways.demo import bank
from shop.payment.services import Payable

EMAIL = "customer@copperline.example"
HOME = PostalAddress(
    name="Robin Demo", line1="Lindenweg 4", postcode="04277", city="Leipzig", country="DE", phone=""
)
CARRIER = "Copper Post"


@dataclass(frozen=True)
class Bought:
    """An order of long ago: how many of which numbers, and how many days ago what happened to it."""

    key: str
    goods: Mapping[str, int]
    placed: timedelta
    shipped: timedelta
    delivered: timedelta | None  # None: on its way
    tracking_code: str


BOUGHT = (
    Bought(
        "demo-order-first-light",
        {"FW-1001-GREEN": 1, "CL-6003": 2, "CL-6002": 1},
        placed=timedelta(days=19),
        shipped=timedelta(days=18),
        delivered=timedelta(days=16),
        tracking_code="CP-19-0427",
    ),
    Bought(
        "demo-order-soldering",
        {"DP-0102": 1, "TM-9001": 1},
        placed=timedelta(days=2),
        shipped=timedelta(days=1),
        delivered=None,
        tracking_code="CP-02-1188",
    ),
)


def make() -> None:
    """Bring every order to where it should stand; one that somebody has changed since stays as it is."""
    if bank.CODE not in settings.PAYMENT_GATEWAYS:
        return
    now = clock.now()
    for bought in BOUGHT:
        _bring_along(bought, now=now)


def _bring_along(bought: Bought, *, now: datetime) -> None:
    with clock.at(now - bought.placed):
        order = selectors.order_by_key(bought.key) or _place(bought)
        if order.state is OrderStatus.PENDING:
            _pay(order)
    order.refresh_from_db()
    with clock.at(now - bought.shipped):
        if order.state is OrderStatus.OPEN and order.fulfilment_status == FulfilmentStatus.NONE:
            _send(order, tracking_code=bought.tracking_code)
    if bought.delivered is not None:
        with clock.at(now - bought.delivered):
            for shipment in Shipment.objects.filter(order=order, delivered_at=None):
                orders.deliver(shipment)


def _place(bought: Bought) -> Order:
    with transactions.hosting():  # without its order, the basket would be somebody's
        basket = Basket.objects.create()
        for number, quantity in bought.goods.items():
            baskets.add(basket, product=Product.objects.get(upc=number), quantity=quantity)
        priced = pricing.priced(Basket.objects.get(pk=basket.pk), user=None)
        option = pricing.delivery_options(priced, country=HOME.country)[0]
        checkout = Checkout(
            email=EMAIL,
            user=None,
            address=HOME,
            delivery_code=option.code,
            gateway_code=bank.CODE,
            locale=settings.LANGUAGE_CODE,
        )
        total = pricing.review(priced, option=option).total
        return place_order(checkout, basket=basket, shown_total=total, checkout_key=bought.key)


def _pay(order: Order) -> None:
    """Start the payment, say yes at the demo bank, and hear what it tells."""
    payment.start(
        Payable(order_id=order.pk, number=order.number, total=order.total, email=order.email),
        gateway_code=bank.CODE,
        return_url=lambda tender_id: absolute(reverse("checkout:return", args=[tender_id])),
        cancel_url=absolute(reverse("checkout:pending")),
    )
    bank.decide(order.tenders.get().public_id, choice=bank.Choice.PAY)
    outbox.deliver(leaves_database=False)


def _send(order: Order, *, tracking_code: str) -> None:
    """Send the whole order; as many come in again, so that the shop has of everything what it should have."""
    with transaction.atomic():
        lines = {line.pk: line.num_to_ship for line in order.lines.all()}
        orders.ship(order, lines=lines, carrier=CARRIER, tracking_code=tracking_code)
        for line in order.lines.select_related("stockrecord"):
            stock.adjust(line.stockrecord, delta=line.quantity, reason=AdjustmentReason.RECEIVED)
