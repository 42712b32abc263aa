"""A small shop whose lists can be counted on the fingers, and ways to ask for them."""

from django.http import QueryDict

from shop.catalogue.listing import choices, selectors
from shop.catalogue.listing.narrowing import Base
from shop.catalogue.listing.selectors import Listing
from shop.catalogue.models import Brand, Category, Product
from shop.catalogue.tests.shelves import filterable, make_product, make_variant, on_shelf


def small_shop() -> None:
    """Finch and Wren stand in boards, which is in parts; Robin in parts itself; Tit in sale.

    Wren is sold in copper for 12 €, of which none is left, and in ink for 30 €, of which there are four.
    """
    parts = Category.add_root(name="Parts")
    boards = parts.add_child(name="Boards")
    sale = Category.add_root(name="Sale")
    ohmwind, tinmoor = (Brand.objects.create(name=name) for name in ("Ohmwind", "Tinmoor"))
    make_product("Finch", category=boards, brand=ohmwind, price="9.00")
    wren = make_product("Wren", category=boards, brand=tinmoor, structure=Product.PARENT)
    make_variant(wren, price="12.00", in_stock=0, colour="Copper")
    make_variant(wren, price="30.00", in_stock=4, colour="Ink")
    make_product(
        "Robin", category=Category.objects.get(pk=parts.pk), brand=ohmwind, price="30.00", in_stock=0
    )
    tit = make_product("Tit", category=sale, structure=Product.PARENT)
    make_variant(tit, price="60.00", colour="Ink")
    filterable("colour")
    on_shelf()


def asked(query: str = "", *, base: Base | None = None) -> Listing:
    return selectors.browse(base or Base(), choices.of(QueryDict(query).lists()))


def titles(query: str = "", *, base: Base | None = None) -> list[str]:
    return [card.product.title for card in asked(query, base=base).cards]


def below(slug: str) -> Base:
    return Base(category=Category.objects.get(full_slug=slug))


def numbers(listing: Listing, key: str) -> dict[str, int]:
    """The values of a facet with how many products each leaves."""
    return next(
        (
            {value.value: value.count for value in facet.values}
            for facet in listing.facets
            if facet.key == key
        ),
        {},
    )
