"""A basket, and lists of wishes."""

from collections.abc import Iterator

from shop.basket import views as basket
from shop.basket.forms import QuantityForm
from shop.basket.selectors import BasketLine
from shop.wishlists import views as wishlists
from shop.wishlists.models import WishList
from shop.wishlists.selectors import Wish
from site_project.styleguide.exhibits import Exhibit
from site_project.styleguide.samples.stand_ins import (
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


def exhibits() -> Iterator[Exhibit]:
    usual, hard = _line(), _hard_line()
    rows = {
        "one": basket.Row(usual, QuantityForm(initial={"quantity": 1})),
        "refused": basket.Row(hard, QuantityForm({"quantity": LONG_WORD}, auto_id="id_refused_%s")),
    }
    yield Exhibit(
        "components/quantity.html", {name: {"line": row.line, "form": row.form} for name, row in rows.items()}
    )
    yield Exhibit(
        "sections/basket_lines.html",
        {
            "one": {"rows": [rows["one"]]},
            "long words, no picture, changed": {"rows": [rows["one"], rows["refused"]]},
        },
        is_wide=True,
    )
    yield from _wishes()


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
