"""Orders, and the offers that lowered them."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from shop.offer.models import ConditionalOffer
from shop.order.models import Order
from shop.order.selectors import (
    OrderPage,
    OrderPageDiscount,
    OrderPageEvent,
    OrderPageLine,
    OrderPageParcel,
    OrderSummary,
)
from site_project.styleguide.exhibits import Exhibit
from site_project.styleguide.samples.stand_ins import (
    DAY,
    LONG_PRICE,
    LONG_SENTENCE,
    LONG_WORD,
    MOMENT,
    euro,
)

ADDRESS = ("Alice Sample", "Sample Street 1", "01099 Dresden", "Germany")


def exhibits() -> Iterator[Exhibit]:
    page, hard = usual_page(), hard_page()
    yield Exhibit(
        "components/postal_address.html", {"usual": {"lines": ADDRESS}, "long": {"lines": [LONG_WORD]}}
    )
    yield Exhibit(
        "components/order_addresses.html",
        {"the same": {"page": page}, "an invoice elsewhere": {"page": hard}},
    )
    yield Exhibit(
        "components/order_table.html",
        {"one": {"lines": page.lines}, "long words, long prices": {"lines": hard.lines}},
        is_wide=True,
    )
    yield Exhibit("components/order_sums.html", {"usual": {"page": page}, "long prices": {"page": hard}})
    yield Exhibit("components/print_button.html", {"without a script": {}})
    yield Exhibit(
        "sections/order.html",
        {"on its way": {"page": page}, "two parcels, long words": {"page": hard}},
        is_wide=True,
    )
    waiting = Order(number="QT7K-19BD-44XM", currency="EUR", total_incl_tax=Decimal("129.00"))
    yield Exhibit("components/order_waiting.html", {"one": {"order": waiting}})
    orders = [_summary(), _summary(LONG_WORD)]
    yield Exhibit(
        "sections/order_list.html",
        {"one": {"orders": orders[:1]}, "many": {"orders": orders * 2}},
        is_wide=True,
    )
    offers = {
        "with an end": ConditionalOffer(description=f"<p>{LONG_SENTENCE}.</p>", end_datetime=MOMENT),
        "without": ConditionalOffer(description="<p>Ten percent off all kits.</p>"),
    }
    yield Exhibit("components/offer_terms.html", {name: {"offer": offer} for name, offer in offers.items()})


def usual_page() -> OrderPage:
    """An order as most are."""
    return OrderPage(
        order=Order(number="100001"),
        number="100001",
        label_key="shipped",
        label="Sent",
        placed_at=MOMENT,
        email="alice@example.com",
        link="",
        lines=(_line("Tidepool 4-voice synthesizer kit"),),
        discounts=(OrderPageDiscount(name="Ten off", amount=euro("8.90")),),
        subtotal=euro("89.00"),
        delivery_name="Parcel",
        delivery=euro("0.00"),
        total=euro("80.10"),
        tax=euro("12.79"),
        address=ADDRESS,
        billing_address=ADDRESS,
        delivery_earliest=DAY,
        delivery_latest=DAY,
        parcels=(_parcel(),),
        events=(OrderPageEvent(at=MOMENT, kind="placed", words="You placed the order."),),
    )


def hard_page() -> OrderPage:
    """An order with all that is hard to set."""
    hard_line = replace(_line(LONG_WORD), unit=LONG_PRICE, total=LONG_PRICE, url="")
    return replace(
        usual_page(),
        lines=(hard_line, _line(LONG_SENTENCE)),
        subtotal=LONG_PRICE,
        total=LONG_PRICE,
        billing_address=(LONG_WORD, *ADDRESS[1:]),
        parcels=(_parcel(), replace(_parcel(), carrier=LONG_WORD, tracking_url="", delivered_at=MOMENT)),
    )


def _line(title: str) -> OrderPageLine:
    return OrderPageLine(
        line_id=1,
        title=title,
        options={"Colour": "Copper"},
        sku="TP-1",
        quantity=1,
        unit=euro("89.00"),
        total=euro("89.00"),
        url="/products/sample/",
        num_shipped=1,
        num_to_ship=0,
    )


def _parcel() -> OrderPageParcel:
    return OrderPageParcel(
        public_id=UUID(int=1),
        carrier="The post",
        tracking_code="SAMPLE1",
        tracking_url="https://carrier.example/SAMPLE1",
        shipped_at=MOMENT,
        delivered_at=None,
        contents=(("Tidepool 4-voice synthesizer kit", 1),),
    )


def _summary(label: str = "Sent") -> OrderSummary:
    return OrderSummary(
        number="100001", placed_at=MOMENT, label_key="shipped", label=label, total=euro("80.10"), pieces=1
    )
