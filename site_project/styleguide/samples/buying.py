"""A basket, and lists of wishes."""

from collections.abc import Iterator
from typing import Any

from shop.basket import views as basket
from shop.basket.codes import LONGEST_CODE
from shop.basket.forms import CodeForm, QuantityForm
from shop.basket.selectors import AppliedCode, BasketLine, BasketPage, DeliveryEstimate, Discount
from shop.basket.services import Removed
from shop.wishlists import views as wishlists
from shop.wishlists.models import WishList
from shop.wishlists.selectors import Wish
from site_project.styleguide.exhibits import Exhibit
from site_project.styleguide.samples.stand_ins import (
    DAY,
    LONG_PRICE,
    LONG_SENTENCE,
    LONG_WORD,
    card,
    euro,
    hard_card,
    image,
    picture,
    product,
)

TOTAL = euro("93.90")


def exhibits() -> Iterator[Exhibit]:
    usual, hard = _line(), _hard_line()
    rows = {
        "one": basket.Row(usual, QuantityForm(initial={"quantity": 1})),
        "refused": basket.Row(hard, QuantityForm({"quantity": LONG_WORD}, auto_id="id_refused_%s")),
    }
    quantities = {name: {"line": row.line, "form": row.form, "total": TOTAL} for name, row in rows.items()}
    yield Exhibit("components/quantity.html", quantities)
    yield Exhibit(
        "sections/basket_lines.html",
        {
            "one": {"rows": [rows["one"]], "total": TOTAL},
            "long words, no picture, changed": {"rows": [rows["one"], rows["refused"]], "total": TOTAL},
        },
        is_wide=True,
    )
    yield from _baskets(rows["one"], rows["refused"])
    yield from _wishes()


def _baskets(usual: basket.Row, refused: basket.Row) -> Iterator[Exhibit]:
    """On a page of its own, and beside another."""
    states: dict[str, dict[str, Any]] = {
        "one line": _basket(usual),
        "long words, refused, codes": _basket(usual, refused, is_hard=True),
        "just emptied": {**_basket(), "undo": Removed(product_id=1, title=usual.line.title, quantity=2)},
    }
    yield Exhibit("sections/basket.html", states, is_wide=True)
    content = {"content": "sections/basket.html"}
    yield Exhibit(
        "components/live_basket.html", {"one line": {**states["one line"], **content}}, is_wide=True
    )
    open_states = {name: {**state, **content, "is_open": True} for name, state in states.items()}
    yield Exhibit("components/basket_drawer.html", open_states)


def _basket(*rows: basket.Row, is_hard: bool = False) -> dict[str, Any]:
    """A basket as its view would hand it to the template."""
    lines = [row.line for row in rows]
    page = BasketPage(
        lines=lines,
        count=sum(line.quantity for line in lines),
        subtotal=LONG_PRICE if is_hard else euro("89.00"),
        discounts=[Discount(name=LONG_SENTENCE, code="BENCH10", amount=euro("8.90"))] if is_hard else [],
        codes=[AppliedCode(code=LONG_WORD, name="A code", why_idle=f"{LONG_SENTENCE}.")] if is_hard else [],
        needs_delivery=True,
        delivery=_delivery() if lines else None,
        tax=euro("14.99"),
        total=LONG_PRICE if is_hard else TOTAL,
    )
    wrong = {"code": "x" * (LONGEST_CODE + 1)}
    return {"page": page, "rows": rows, "code_form": CodeForm(wrong) if is_hard else CodeForm()}


def _delivery() -> DeliveryEstimate:
    return DeliveryEstimate(
        country="Germany",
        name="Parcel",
        price=euro("4.90"),
        net=euro("4.12"),
        earliest=DAY,
        latest=DAY,
        missing_for_free=euro("11.00"),
    )


def _line() -> BasketLine:
    return BasketLine(
        id=1,
        product=product(),
        title="Tidepool 4-voice synthesizer kit",
        url="/products/sample/",
        picture=picture(),
        options=(("Colour", "Copper"),),
        quantity=1,
        unit=euro("89.00"),
        total=euro("89.00"),
        available=40,
        notes=(),
        can_be_ordered=True,
    )


def _hard_line() -> BasketLine:
    return BasketLine(
        id=2,
        product=product(),
        title=LONG_WORD,
        url="",
        picture=None,
        options=((LONG_WORD, LONG_WORD),),
        quantity=120,
        unit=LONG_PRICE,
        total=LONG_PRICE,
        available=120,
        notes=("There is only 1 left. Please change the quantity.", f"{LONG_SENTENCE}."),
        can_be_ordered=False,
    )


def _wishes() -> Iterator[Exhibit]:
    wishes = {
        "usual": Wish(1, "Tidepool 4-voice synthesizer kit", 1, options="Copper", card=card(), image=image()),
        "long words, sold out": Wish(2, LONG_WORD, 3, card=hard_card()),
        "not sold any more": Wish(3, LONG_SENTENCE, 1),
    }
    yield Exhibit("components/wish.html", {name: {"wish": wish} for name, wish in wishes.items()})
    about = {"wishlist": WishList(name="Wishes", key="SAMPLE")}
    others = [WishList(name=LONG_SENTENCE, key="OTHER")]
    yield Exhibit(
        "components/wish_forms.html",
        {
            name: {
                "row": wishlists.Row(wish, QuantityForm(initial={"quantity": wish.quantity})),
                "others": others if wish.card else [],
                **about,
            }
            for name, wish in wishes.items()
        },
    )
