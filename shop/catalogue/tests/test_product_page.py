import re
from collections.abc import Callable
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from shop.catalogue import selectors
from shop.catalogue.cards import ShownPrice, StockNote, StockState
from shop.catalogue.models import AttributeOption, Brand, Category, Product, ProductRecommendation
from shop.catalogue.reviews.models import ProductReview, VerifiedPurchase
from shop.catalogue.specifications import Spec
from shop.catalogue.tests.shelves import describe, make_product, make_variant, on_shelf, picture
from shop.catalogue.views import ProductDetailView
from shop.core import clock, pagecache
from shop.core.money import Money
from shop.shipping import parcels
from shop.shipping.tests.zones import make_method
from shop.users.models import User

pytestmark = pytest.mark.django_db


class Form(HTMLParser):
    """The fields of the form that puts a product into the basket."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields: list[dict[str, str | None]] = []
        self.target = ""
        self.is_inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "form" and found.get("class") == "buy":
            self.is_inside, self.target = True, f"{found['method']} {found['action']}"
        elif tag in {"input", "button"} and self.is_inside:
            self.fields.append(found)

    def handle_endtag(self, tag: str) -> None:
        self.is_inside = self.is_inside and tag != "form"

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [field for field in self.fields if field.get("name") == name]


@pytest.fixture
def wire() -> Product:
    """Wire in three colours, of which one is sold out."""
    product = make_product("Wire", structure=Product.PARENT, category=Category.add_root(name="Wire"))
    make_variant(product, price="4.90", in_stock=0, colour="Black")
    make_variant(product, price="4.90", in_stock=2, colour="Copper")
    make_variant(product, price="5.90", in_stock=9, colour="Green")
    return product


def review(product: Product, *, score: int, name: str, **fields: object) -> ProductReview:
    user = User.objects.create_user(f"{name}@example.com", "correct horse battery", first_name=name)
    written: ProductReview = ProductReview.objects.create(
        product=product,
        user=user,
        score=score,
        title=f"{name} says {score}",
        body="It is what it is.",
        **{"status": ProductReview.APPROVED, **fields},
    )
    return written


def test_lets_one_choose_a_variant_without_a_script(client: Client, wire: Product) -> None:
    html = client.get("/products/wire/").content.decode()
    form = Form(html)
    assert form.target == f"post {reverse('basket:add')}"
    radios = form.named("product")
    assert [radio["value"] for radio in radios] == [str(child.pk) for child in wire.children.order_by("pk")]
    assert ["disabled" in radio for radio in radios] == [True, False, False]
    assert ["checked" in radio for radio in radios] == [False, True, False]
    assert form.named("quantity")[0]["value"] == "1"
    assert html.count("Sold out") == 1
    assert html.count("Only 2 left") == 2  # beside its name and, being chosen, below the price
    assert "csrfmiddlewaretoken" not in html


def test_sells_a_standalone_product_by_its_own_number(client: Client) -> None:
    product = make_product()
    form = Form(client.get("/products/finch-one/").content.decode())
    assert [(field["type"], field["value"]) for field in form.named("product")] == [
        ("hidden", str(product.pk))
    ]


@pytest.mark.parametrize("structure", [Product.STANDALONE, Product.PARENT])
def test_has_no_button_for_what_is_sold_out(client: Client, structure: str) -> None:
    product = make_product("Rare", structure=structure)
    product.stockrecords.all().delete()
    if structure == Product.PARENT:
        make_variant(product, in_stock=0, colour="Black")
    html = client.get("/products/rare/").content.decode()
    form = Form(html)
    assert not [field for field in form.fields if field.get("type") in {"submit", "hidden"}]
    assert "Sold out at the moment." in html
    said_of_each = 1 if structure == Product.PARENT else 0
    assert html.count("Sold out") == 1 + said_of_each


def sku(product: Product, *, number: int) -> str:
    record = product.children.order_by("pk")[number].stockrecords.get()
    return str(record.partner_sku)


def test_chooses_the_variant_that_the_address_names(client: Client, wire: Product) -> None:
    Product.objects.filter(pk=wire.children.order_by("pk")[2].pk).update(upc="W-GREEN")
    picture(wire, caption="All of them")
    picture(wire.children.order_by("pk")[2])
    address = f"/products/wire/?variant={sku(wire, number=2)}"
    html = client.get(address).content.decode()
    assert ["checked" in radio for radio in Form(html).named("product")] == [False, False, True]
    offer = html.partition('id="product-offer"')[2].partition("</div>")[0]
    assert "€5.90" in offer
    assert "Green: €5.90" in offer
    assert "Article W-GREEN" in html
    [canonical] = re.findall(r'<link rel="canonical" href="([^"]+)"', html)
    assert canonical.endswith("/products/wire/")
    page = selectors.product_page("wire", sku=sku(wire, number=2))
    assert page is not None
    assert [shown.caption for shown in page.gallery] == ["Green", "All of them"]


@pytest.mark.parametrize("asked", ["", "nothing", "sku-0", "\0", "sold out"])
def test_ignores_a_variant_that_cannot_be_bought(client: Client, wire: Product, asked: str) -> None:
    asked = sku(wire, number=0) if asked == "sold out" else asked
    plain, same = client.get("/products/wire/"), client.get("/products/wire/", {"variant": asked})
    assert (same.status_code, same.content) == (200, plain.content)


def test_counts_delivery_for_the_chosen_variant(client: Client, wire: Product) -> None:
    make_method()
    Product.objects.filter(pk=wire.children.order_by("pk")[2].pk).update(weight_grams=99_000)
    page = selectors.product_page("wire", sku=sku(wire, number=2))
    light = selectors.product_page("wire", sku=sku(wire, number=1))
    assert page is not None
    assert light is not None
    chosen, other = parcels.of_page(page), parcels.of_page(light)
    assert chosen is not None
    assert other is not None
    assert (chosen.weight_grams, chosen.gross) == (99_000, Money(Decimal("5.90"), "EUR"))
    assert (other.weight_grams, other.gross) == (0, Money(Decimal("4.90"), "EUR"))


def test_says_what_each_variant_is(wire: Product) -> None:
    AttributeOption.objects.filter(option="Copper").update(colour="#b87333")
    page = selectors.product_page("wire")
    assert page is not None
    copper = page.variants[1]
    assert copper.options == {"Colour": "Copper"}
    assert copper.sku == f"sku-{copper.product.pk}"
    assert copper.price == ShownPrice(gross=Money(Decimal("4.90"), "EUR"))
    assert copper.stock == StockNote(StockState.FEW_LEFT, available=2)
    assert (copper.available, copper.colour, copper.label) == (2, "#b87333", "Copper")
    assert page.chosen == copper
    assert page.option_names == "Colour"


def test_draws_a_swatch_without_an_inline_style(client: Client, wire: Product) -> None:
    AttributeOption.objects.filter(option="Copper").update(colour="#b87333")
    html = client.get("/products/wire/").content.decode()
    assert html.count('fill="#b87333"') == 1
    assert not re.search(r"<[^>]+\s(style|on\w+)=", html)


def test_shows_a_table_in_the_order_of_staff(client: Client) -> None:
    product = make_product(weight_grams=1250, brand=Brand.objects.create(name="Heron"))
    describe(product, name="Voltage", value="3.3", unit="V", position=2)
    describe(product, name="Pins", value="20", position=1)
    page = selectors.product_page("finch-one")
    assert page is not None
    assert page.specs == [
        Spec(name="Pins", value="20"),
        Spec(name="Voltage", value="3.3\u00a0V"),
        Spec(name="Weight", value="1.25 kg"),
    ]
    assert "Heron" in client.get("/products/finch-one/").content.decode()


def test_links_small_pictures_to_large_ones(client: Client, wire: Product) -> None:
    picture(wire, caption="All of them")
    picture(wire.children.order_by("pk")[1])
    html = client.get("/products/wire/").content.decode()
    assert re.findall(r'href="#(picture-\d)"', html) == ["picture-1", "picture-2"]
    assert re.findall(r'id="(picture-\d)"', html) == ["picture-1", "picture-2"]
    assert "<figcaption" in html
    page = selectors.product_page("wire")
    assert page is not None
    assert [shown.caption for shown in page.gallery] == ["All of them", "Copper"]


def test_shows_a_quiet_place_where_there_is_no_picture(client: Client) -> None:
    make_product()
    html = client.get("/products/finch-one/").content.decode()
    assert 'class="no-picture"' in html
    assert "<img" not in html.split("<main")[1]


def test_hides_no_bad_review_and_says_who_bought(client: Client) -> None:
    product = make_product()
    bad = review(product, score=1, name="Alice")
    review(product, score=5, name="Bob")
    review(product, score=5, name="Mallory", status=ProductReview.FOR_MODERATION)
    VerifiedPurchase.objects.create(user=bad.user, product=product, order_number="1", at=clock.now())
    page = selectors.product_page("finch-one")
    assert page is not None
    assert [(shown.name, shown.score, shown.is_verified) for shown in page.reviews] == [
        ("Bob", 5, False),
        ("Alice", 1, True),
    ]
    assert page.rating is not None
    assert (page.rating.average, page.rating.number) == (3.0, 2)
    html = client.get("/products/finch-one/").content.decode()
    assert "Alice says 1" in html
    assert "Mallory" not in html
    assert html.count("Verified purchase") == 1


def test_recommends_what_staff_chose_then_the_newest_of_the_category() -> None:
    boards = Category.add_root(name="Boards")
    product = make_product(category=boards)
    chosen = make_product("Cable")
    hidden = make_product("Secret", is_public=False)
    beside = [make_product(f"Board {number}", category=boards) for number in range(5)]
    for recommended in (chosen, hidden):
        ProductRecommendation.objects.create(primary=product, recommendation=recommended)
    on_shelf()
    page = selectors.product_page("finch-one")
    assert page is not None
    assert [card.product for card in page.related] == [chosen, *reversed(beside[2:])]


@pytest.mark.parametrize("number", [1, 12])
def test_asks_the_same_number_of_queries_for_any_number_of_variants_and_reviews(
    number: int, django_assert_num_queries
) -> None:
    boards = Category.add_root(name="Boards")
    product = make_product(structure=Product.PARENT, category=boards)
    describe(product, name="Pins", value="20")
    for count in range(number):
        variant = make_variant(product, colour=f"Colour {count}")
        picture(product, position=count)
        picture(variant)
        review(product, score=3, name=f"Shopper{count}")
        other = make_product(f"Other {count}", category=boards, structure=Product.PARENT)
        picture(make_variant(other, colour="Copper"))
    make_method()
    on_shelf()
    selectors.product_page("finch-one")  # tax rates are kept
    # product, variants; the stock, values (and their options), pictures and copies of both; category; recommended,
    # beside it, and three for their cards; reviews, rating; ways of delivery, holidays. A chosen one costs none.
    asked = sku(product, number=number - 1)
    with django_assert_num_queries(17):
        page = selectors.product_page("finch-one", sku=asked)
        assert page is not None
        html = render_to_string("catalogue/product.html", {"page": page, "product": page.product})
    assert html.count('type="radio"') == number


def change_brand(product: Product) -> None:
    Brand.objects.get(products=product).save()


def change_value(product: Product) -> None:
    product.attribute_values.get().save()


def change_picture(product: Product) -> None:
    product.images.get().image.save()


def change_swatch(_product: Product) -> None:
    AttributeOption.objects.get().save()


def change_rating(product: Product) -> None:
    review(product, score=2, name="Alice")


def change_class(product: Product) -> None:
    product.product_class.save()


@pytest.mark.parametrize(
    "change", [change_brand, change_value, change_picture, change_swatch, change_rating, change_class]
)
def test_is_dropped_by_what_it_shows(rf: RequestFactory, change: Callable[[Product], None]) -> None:
    product = make_product(brand=Brand.objects.create(name="Heron"))
    describe(product, name="Pins", value="20")
    picture(product)
    make_variant(make_product("Wire", structure=Product.PARENT), colour="Copper")
    with pagecache.collect() as collection:
        answer = ProductDetailView.as_view()(rf.get("/"), product_slug="finch-one")
        assert isinstance(answer, TemplateResponse)
        answer.render()
    before = pagecache.versions(collection.tags)
    change(product)
    assert pagecache.versions(collection.tags) != before
