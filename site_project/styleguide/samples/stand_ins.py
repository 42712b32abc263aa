"""Things that stand for rows: models that were never saved, and a picture that is a static file."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.templatetags.static import static
from wagtail.images import get_image_model

from shop.catalogue.models import Brand, Product
from shop.catalogue.renditions import Picture
from shop.catalogue.selectors import ProductCard, ShownPrice, StockNote, StockState
from shop.core.money import Money

LONG_WORD = "Donaudampfschifffahrtskapitänsmützenband"  # 40 letters without a place to break
LONG_SENTENCE = "A thing whose name its maker never had to fit onto a label, a card or a phone"
DAY = date(2026, 3, 2)
MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

IN_STOCK = StockNote(StockState.IN_STOCK, available=40)
FEW_LEFT = StockNote(StockState.FEW_LEFT, available=1)
AHEAD = StockNote(StockState.AHEAD, available=12)
SOLD_OUT = StockNote(StockState.SOLD_OUT, available=0)


@dataclass(frozen=True)
class StaticPicture:
    """A static file in the place of an uploaded one."""

    url: str
    name: str = "sample.svg"
    width: int = 960
    height: int = 960


def euro(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


# A price that takes 40 characters: nobody sells at it, and the page must hold it.
LONG_PRICE = Money(Decimal("123456789012345678901234567.89"), "CHF")
NORMAL = ShownPrice(gross=euro("89.00"))
REDUCED = ShownPrice(gross=euro("69.00"), was=euro("89.00"))
LEAST = ShownPrice(gross=euro("12.50"), is_least=True)
LONG = ShownPrice(gross=LONG_PRICE, was=LONG_PRICE, is_least=True)


def image() -> Any:
    """A picture of the library, as `shop_picture` takes it."""
    # Without a collection of its own it would ask for the first one.
    found = get_image_model()(title="A sample", width=960, height=960, collection_id=None)
    found.file = StaticPicture(static("img/sample.svg"))
    found.shown_renditions = []  # no copies, and none to be asked for
    return found


def picture() -> Picture:
    address = static("img/sample.svg")
    return Picture(src=address, alt="A sample", width=960, height=960, sources=(), whole=address)


def product(
    title: str = "Tidepool 4-voice synthesizer kit",
    *,
    summary: str = "Four voices, one filter, an afternoon of soldering.",
    rating: float | None = 4.5,
) -> Product:
    return Product(
        pk=1,
        title=title,
        slug="sample",
        upc="TP-1",
        summary=summary,
        description="<p>All parts are in the box. You bring an iron and an evening.</p>",
        rating=rating,
        brand=Brand(name="Copperline"),
    )


def card(
    shown: Product | None = None,
    *,
    price: ShownPrice | None = NORMAL,
    stock: StockNote = IN_STOCK,
    is_pictured: bool = True,
    is_new: bool = False,
) -> ProductCard:
    picture_of_it = image() if is_pictured else None
    return ProductCard(
        product=shown or product(), price=price, stock=stock, image=picture_of_it, is_new=is_new
    )


def hard_product() -> Product:
    return product(LONG_WORD, summary=f"{LONG_WORD} {LONG_SENTENCE}", rating=None)


def hard_card() -> ProductCard:
    """All that is hard to set at once."""
    return card(hard_product(), price=LONG, stock=SOLD_OUT, is_pictured=False)
