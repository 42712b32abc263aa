"""Orders to try things with: Alice buys Finches, 24.90 € each, and has them sent for 4.90 €."""

from base64 import b64decode
from datetime import date, timedelta
from decimal import Decimal
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from django.db import transaction
from oscar.apps.address.models import Country

from shop.basket import services as baskets
from shop.basket.models import Basket
from shop.core import clock, public_ids
from shop.core.models import OutboxMessage
from shop.core.money import Money
from shop.offer.models import Benefit, Condition, ConditionalOffer, Range
from shop.order import placement, reservation, services
from shop.order.models import Order
from shop.order.placement import PostalAddress, Purchase, PurchaseDelivery, PurchaseDiscount, PurchaseLine
from shop.partner.models import StockRecord
from shop.partner.tests.shelf import record_of
from shop.payment.gateways.base import Event
from shop.payment.models import Tender
from shop.payment.statuses import EventKind
from shop.tax.included import net_of
from shop.users.models import User
from shop.voucher.models import Voucher

ALICE = "alice@example.com"
RATE = Decimal("0.19")
DELIVERY = Decimal("4.90")


def euros(amount: Decimal | str | int) -> Money:
    return Money(Decimal(amount), "EUR")


def country(code: str = "DE") -> Country:
    return Country.objects.get_or_create(
        iso_3166_1_a2=code, defaults={"printable_name": "Germany", "name": "Germany"}
    )[0]


def line_of(
    record: StockRecord, *, quantity: int = 1, off: Money | None = None, **facts: Any
) -> PurchaseLine:
    unit = Money(record.price, record.price_currency)
    before = unit * quantity
    gross = before - off if off else before
    return PurchaseLine(
        **{
            "product": record.product,
            "record": record,
            "title": record.product.title,
            "quantity": quantity,
            "unit_gross": unit,
            "unit_net": net_of(unit, RATE),
            "gross_before": before,
            "net_before": net_of(before, RATE),
            "gross": gross,
            "net": net_of(gross, RATE),
            "tax_code": "standard",
            **facts,
        }
    )


def purchase_of(*lines: PurchaseLine, **facts: Any) -> Purchase:
    country()
    fee = euros(DELIVERY)
    delivery = PurchaseDelivery(
        code="standard",
        name="Parcel",
        gross=fee,
        net=net_of(fee, RATE),
        tax_code="standard",
        earliest=date(2026, 3, 4),
        latest=date(2026, 3, 6),
    )
    return Purchase(
        **{
            "email": ALICE,
            "lines": lines,
            "delivery": delivery,
            "shipping_address": PostalAddress(
                last_name="Alice Ampere",
                line1="Lötstraße 7",
                line4="Berlin",
                postcode="10115",
                country_code="DE",
            ),
            "total_gross": sum((line.gross for line in lines), delivery.gross),
            "total_net": sum((line.net for line in lines), delivery.net),
            "checkout_key": public_ids.new_id().hex,
            "expires_at": clock.now() + timedelta(minutes=30),
            "locale": "en",
            **facts,
        }
    )


def place(*lines: PurchaseLine, **facts: Any) -> Order:
    """A pending order that holds what it needs."""
    purchase = purchase_of(*lines, **facts)
    with transaction.atomic():
        order = placement.write(purchase)
        reservation.take(order, purchase)
    return order


def place_finches(quantity: int = 2, *, in_stock: int = 5, **facts: Any) -> Order:
    return place(line_of(record_of(num_in_stock=in_stock), quantity=quantity), **facts)


def place_from_basket(*, owner: User | None = None, in_stock: int = 5, **facts: Any) -> Order:
    """A pending order whose basket is frozen, as the checkout leaves it."""
    record = record_of(num_in_stock=in_stock)
    basket = Basket(owner=owner)
    baskets.add(basket, product=record.product, quantity=2)
    order = place(line_of(record, quantity=2), basket_id=basket.pk, user=owner, **facts)
    with transaction.atomic():
        baskets.freeze_for(order)
    return order


def place_open(quantity: int = 2, **facts: Any) -> Order:
    order = place_finches(quantity, **facts)
    pay(order)
    order.refresh_from_db()
    return order


def tender_of(order: Order, *, amount: Money | None = None, **facts: Any) -> Tender:
    money = amount or order.total
    return Tender.objects.create(
        **{
            "order": order,
            "gateway": "demo",
            "key": public_ids.new_id().hex,
            "amount": money.amount,
            "currency": money.currency,
            "reference": f"bank-{public_ids.new_id().hex[:8]}",
            "expires_at": clock.now() + timedelta(minutes=30),
            **facts,
        }
    )


def event_of(tender: Tender, kind: EventKind = EventKind.CAPTURED, **facts: Any) -> Event:
    return Event(
        **{
            "id": f"{tender.reference}-{kind}-{public_ids.new_id().hex[:6]}",
            "kind": kind,
            "reference": tender.reference,
            "amount": tender.money,
            **facts,
        }
    )


def pay(order: Order, tender: Tender | None = None) -> Tender:
    tender = tender or tender_of(order)
    services.record_money(tender, event_of(tender))
    return tender


def record_in(order: Order) -> StockRecord:
    record: StockRecord = StockRecord.objects.get(line__order=order)
    return record


def discount_of(offer_id: int, amount: Money, **facts: Any) -> PurchaseDiscount:
    return PurchaseDiscount(offer_id=offer_id, amount=amount, **{"name": "Ten percent", **facts})


def kinds(order: Order) -> list[str]:
    """What the timeline tells, in order."""
    return list(order.events.values_list("kind", flat=True))


def mails() -> list[EmailMessage]:
    """The mails that wait in the outbox, in order."""
    rows = OutboxMessage.objects.filter(topic="mail.send").order_by("created_at")
    return [message_from_bytes(b64decode(row.payload["mime"]), policy=policy.default) for row in rows]


def subjects() -> list[str]:
    return [str(mail["Subject"]) for mail in mails()]


def waiting(topic: str) -> int:
    return OutboxMessage.objects.filter(topic=topic, delivered_at=None).count()


def offer_of(**facts: Any) -> ConditionalOffer:
    everything = Range.objects.create(name="Everything", includes_all_products=True)
    offer: ConditionalOffer = ConditionalOffer.objects.create(
        name="Ten percent",
        offer_type=ConditionalOffer.VOUCHER,
        condition=Condition.objects.create(range=everything, type=Condition.COUNT, value=1),
        benefit=Benefit.objects.create(range=everything, type=Benefit.PERCENTAGE, value=10),
        **facts,
    )
    return offer


def voucher_of(offer: ConditionalOffer, **facts: Any) -> Voucher:
    voucher: Voucher = Voucher.objects.create(
        **{
            "name": "Solder",
            "code": "SOLDER10",
            "usage": Voucher.MULTI_USE,
            "start_datetime": clock.now() - timedelta(days=1),
            "end_datetime": clock.now() + timedelta(days=1),
            **facts,
        }
    )
    voucher.offers.add(offer)
    return voucher
