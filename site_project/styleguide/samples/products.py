"""Lists of products, and the page of one."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator

from shop.catalogue.arranging.selectors import ShownBanner
from shop.catalogue.listing.choices import Sort
from shop.catalogue.listing.facets import Chip, FacetValue, ShownFacet
from shop.catalogue.models import Product
from shop.catalogue.reviews.selectors import Rating, ShownReview
from shop.catalogue.selectors import GalleryPicture, Listing, ProductPage, Variant
from shop.catalogue.specifications import Spec
from shop.catalogue.templatetags.catalogue_shown import rating
from site_project.styleguide.exhibits import Exhibit
from site_project.styleguide.samples import frame
from site_project.styleguide.samples.stand_ins import (
    AHEAD,
    FEW_LEFT,
    IN_STOCK,
    LEAST,
    LONG,
    LONG_SENTENCE,
    LONG_WORD,
    MOMENT,
    NORMAL,
    REDUCED,
    SOLD_OUT,
    card,
    hard_card,
    hard_product,
    image,
    product,
)


def exhibits() -> Iterator[Exhibit]:
    yield from _facts()
    yield from _lists()
    yield from _page()
    yield from _said()


def _facts() -> Iterator[Exhibit]:
    prices = {"usual": NORMAL, "reduced": REDUCED, "the least of several": LEAST, "40 characters": LONG}
    shown: dict[str, dict[str, Any]] = {
        name: {"price": price, "with_tax": True} for name, price in prices.items()
    }
    yield Exhibit("components/price.html", {**shown, "none yet": {"price": None}})
    notes = {"in stock": IN_STOCK, "few left": FEW_LEFT, "ahead": AHEAD, "sold out": SOLD_OUT}
    yield Exhibit("components/stock_note.html", {name: {"stock": note} for name, note in notes.items()})
    yield Exhibit("components/swatch.html", {"copper": {"colour": "#a3441b"}, "white": {"colour": "#ffffff"}})
    stars = {"all": rating(5, number=128), "half a star": rating(3.5, number=1), "no number": rating(1)}
    yield Exhibit("components/rating.html", {**stars, "nobody yet": rating(None)})


def _lists() -> Iterator[Exhibit]:
    cards = {
        "usual": card(),
        "reduced, the last one": card(price=REDUCED, stock=FEW_LEFT),
        "new": card(is_new=True),
        "a title of three lines": card(product(LONG_SENTENCE), is_new=True, price=REDUCED),
        "no picture, no price": card(price=None, stock=SOLD_OUT, is_pictured=False),
        "long words, long price, sold out": hard_card(),
    }
    yield Exhibit(
        "components/product_card.html", {name: {"card": each.facts} for name, each in cards.items()}
    )
    many = [*cards.values()] * 2
    banner = _banner(position=2)
    states: dict[str, dict[str, Any]] = {
        "one": {"cards": [card()]},
        "many": {"cards": many},
        "a banner among them": {"cards": many, "banners": [banner]},
        "a banner after one": {"cards": [card()], "banners": [banner]},
    }
    hard = _banner(title=LONG_WORD, text=LONG_SENTENCE)
    banners = {"usual": banner, "long words": hard, "no text": _banner(text="")}
    yield Exhibit("components/grid_banner.html", {name: {"banner": each} for name, each in banners.items()})
    yield Exhibit("sections/product_grid.html", states, is_wide=True)
    yield Exhibit(
        "sections/product_list.html",
        {"many": {"listing": _listing(*many)}, "empty": {"listing": _listing()}},
        is_wide=True,
    )
    yield from _chosen()


def _chosen() -> Iterator[Exhibit]:
    orders = {"usual": Sort.RECOMMENDED, "by name": Sort.NAME}
    yield Exhibit(
        "components/sort.html",
        {name: {"sorts": [(sort, sort is chosen) for sort in Sort]} for name, chosen in orders.items()},
    )
    facets = {facet.label: {"facet": facet, "is_open": True} for facet in _facets()}
    yield Exhibit("components/facet.html", facets)
    one, long = Chip("In stock", "/shop/"), Chip(LONG_WORD, "/shop/")
    yield Exhibit(
        "components/chips.html",
        {"one": {"chips": [one]}, "several, long": {"chips": [one, long], "without_all": "/shop/"}},
    )


def _banner(
    *,
    position: int = 1,
    title: str = "A plant that says when",
    text: str = "One board, one probe, and a basil that outlives the winter.",
) -> ShownBanner:
    return ShownBanner(position, image(), title=title, text=text, link="/blog/", label="Read the guide")


def _value(label: str, *, selected: bool = False, count: int = 12, colour: str = "") -> FacetValue:
    return FacetValue(label.lower(), label, count=count, selected=selected, query="?", colour=colour)


def _facets() -> list[ShownFacet]:
    colours = [_value("Copper", selected=True, colour="#a3441b"), _value("Ink", count=0, colour="#1c1a17")]
    sizes = [_value(f"{size} mm") for size in range(10, 30)]
    return [
        ShownFacet("colour", "Colour", colours),
        ShownFacet("size", LONG_WORD, [_value(LONG_WORD), *sizes]),
    ]


def _page() -> Iterator[Exhibit]:
    pages = {
        "one thing": page(),
        "variants, one sold out": page(*_variants()),
        "sold out": page(is_sold_out=True),
    }
    states = {name: _page_context(each) for name, each in pages.items()}
    yield Exhibit("components/add_to_basket.html", states)
    awaited = {name: state for name, state in states.items() if state["page"].awaited}
    yield Exhibit("components/sold_out.html", awaited)
    hard = page(*_variants(), shown=hard_product(), is_pictured=False)
    hardest = {"long words, no picture": _page_context(hard)}
    yield Exhibit("sections/product_detail.html", {**states, **hardest}, is_wide=True)
    galleries = {
        "many": _pictures("From above", LONG_SENTENCE, ""),
        "one": _pictures("From above"),
        "none": [],
    }
    yield Exhibit("sections/gallery.html", {name: {"gallery": each} for name, each in galleries.items()})


def _page_context(shown: ProductPage) -> dict[str, Any]:
    return {"page": shown, "product": shown.product, "frame": frame.usual_frame()}


def _said() -> Iterator[Exhibit]:
    praise, doubt = _review(), _review(score=1, words=LONG_WORD, is_verified=True, helpful=12)
    shown = {"product": product()}
    states = {"good": {"review": praise, **shown}, "bad, long words": {"review": doubt, **shown}}
    yield Exhibit("components/review.html", states)
    yield Exhibit(
        "sections/product_reviews.html",
        {
            "some of many": {"reviews": [praise, doubt], "rating": Rating(3.0, 128), **shown},
            "none": {"reviews": [], "rating": None, **shown},
        },
    )


def page(
    *variants: Variant,
    shown: Product | None = None,
    is_sold_out: bool = False,
    is_pictured: bool = True,
) -> ProductPage:
    """A product's page as its selector would give it."""
    sold = shown or product()
    if variants:
        sold.structure = Product.PARENT
    return ProductPage(
        product=sold,
        card=card(
            sold,
            price=LEAST if variants else NORMAL,
            stock=SOLD_OUT if is_sold_out else IN_STOCK,
            is_pictured=is_pictured,
        ),
        variants=variants,
        gallery=_pictures("From above", "From below") if is_pictured else [],
        specs=[Spec(name="Voices", value="4"), Spec(name=LONG_WORD, value=LONG_SENTENCE)],
        way=[],
        related=[],
        reviews=[],
        rating=Rating(4.5, 12),
    )


def _variants() -> list[Variant]:
    kinds = (
        ("Copper", "#a3441b", NORMAL, IN_STOCK),
        ("Green", "#1b6b57", NORMAL, SOLD_OUT),
        (LONG_WORD, "", LONG, AHEAD),
    )
    return [
        Variant(Product(pk=10 + number, title=name), f"TP-{number}", {"Colour": name}, colour, price, stock)
        for number, (name, colour, price, stock) in enumerate(kinds)
    ]


def _pictures(*captions: str) -> list[GalleryPicture]:
    return [GalleryPicture(image=image(), caption=caption) for caption in captions]


def _review(
    *, score: int = 5, words: str = "Works at once", is_verified: bool = False, helpful: int = 0
) -> ShownReview:
    return ShownReview(
        pk=score,
        score=score,
        title=words,
        body=f"{words}. {LONG_SENTENCE}.",
        name="Alice Sample",
        at=MOMENT,
        is_verified=is_verified,
        helpful=helpful,
    )


def _listing(*cards: Any) -> Listing:
    below = ShownFacet("category", "Category", [_value("Kits"), _value(LONG_WORD)])
    pages: Any = Paginator(range(len(cards) * 12), 12)
    return Listing(
        cards=cards,
        page=pages.page(1),
        total=len(cards),
        facets=[below, *_facets()] if cards else [],
        chips=[Chip("Colour: Copper", "?")] if cards else [],
        sorts=list(Sort),
    )
