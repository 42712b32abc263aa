from datetime import timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db.models import Sum
from django.test import Client
from pytest_django import Settings
from wagtail.images.models import Image, Rendition
from wagtail.models import Page

from blog.models import BlogPostPage
from home import menus
from home.models import CategoryLandingPage
from shop.catalogue import renditions
from shop.catalogue.models import Category, Product, ProductImage
from shop.catalogue.reviews.models import ProductReview
from shop.catalogue.selectors import product_page
from shop.core import clock
from shop.core.models import OutboxMessage
from shop.core.money import Money
from shop.offer.models import ConditionalOffer
from shop.order.models import ShipmentLine
from shop.partner import prices
from shop.partner.models import PriceChange, StockAdjustment, StockRecord
from shop.shipping.parcels import Parcel
from shop.shipping.selectors import delivery_options
from shop.users import roles
from shop.users.models import User
from shop.users.roles import Role
from shop.voucher.models import Voucher
from site_project.demo.assortment import CATEGORIES, PRODUCTS
from site_project.demo.assortment.pictures import shots
from site_project.demo.guides import POSTS
from site_project.demo.people import PASSWORD

pytestmark = pytest.mark.django_db


def every_row() -> dict[str, list[tuple[object, ...]]]:
    tables = [model for model in apps.get_models() if model._meta.managed]
    return {model._meta.label: list(model._base_manager.order_by("pk").values_list()) for model in tables}


def test_changes_no_row_the_second_time(demo_shop: str) -> None:
    before = every_row()
    with clock.at(clock.now() + timedelta(hours=5)):
        call_command("seed_demo", stdout=StringIO())
    assert every_row() == before


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/about/",
        "/delivery/",
        "/terms/",
        "/privacy/",
        "/imprint/",
        "/blog/",
        "/blog/first-solder-joint/",
        "/shop/",
        "/shop/sound/",
        "/shop/sound/audio-kits/",
        "/offers/",
    ],
)
def test_makes_a_shop_that_can_be_looked_at(demo_shop: str, client: Client, path: str) -> None:
    assert client.get(path).status_code == 200


def test_puts_the_whole_assortment_on_its_shelves(demo_shop: str) -> None:
    variants = sum(len(product.variants) for product in PRODUCTS)
    assert Product.objects.browsable().count() == len(PRODUCTS)
    assert Product.objects.filter(structure=Product.CHILD).count() == variants
    assert Category.objects.browsable().count() == len(CATEGORIES)
    assert ProductReview.objects.approved().count() == sum(len(product.reviews) for product in PRODUCTS)
    assert Page.objects.filter(title__startswith="Welcome to your new").count() == 0
    assert BlogPostPage.objects.live().count() == len(POSTS) == 25


def test_leads_to_its_terms_its_delivery_and_its_privacy(demo_shop: str) -> None:
    frame = menus.frame()
    chosen = [link.path for link in (frame.terms, frame.delivery, frame.privacy) if link]
    assert chosen == ["/terms/", "/delivery/", "/privacy/"]


def test_turns_the_pages_of_its_guides(demo_shop: str, client: Client) -> None:
    pages = [client.get(f"/blog/?page={number}").content.decode() for number in (1, 2, 3)]
    pages = [html[html.index("<main") :] for html in pages]  # the menu leads to guides, too
    newest = sorted(POSTS, key=lambda post: post.day, reverse=True)
    shown = [[post.slug for post in POSTS if f'href="/blog/{post.slug}/"' in html] for html in pages]
    assert [len(slugs) for slugs in shown] == [12, 12, 1]
    assert newest[0].slug in shown[0]
    assert newest[-1].slug in shown[2]


def test_tells_search_engines_what_a_guide_is_about(demo_shop: str, client: Client) -> None:
    guide = next(post for post in POSTS if post.slug == "a-box-that-closes")
    html = client.get(f"/blog/{guide.slug}/").content.decode()
    assert f'<meta name="description" content="{guide.description}">' in html


def test_shows_landing_pages_at_the_four_top_categories(demo_shop: str, client: Client) -> None:
    pages = {page.category.full_slug: page.title for page in CategoryLandingPage.objects.live()}
    assert set(pages) == {category.slug for category in CATEGORIES if not category.parent}
    assert "<h1>Make some noise</h1>" in client.get("/shop/sound/").content.decode()


def test_describes_a_product_with_its_variants(demo_shop: str) -> None:
    page = product_page("fern-one")
    assert page is not None
    assert page.product.brand is not None
    assert page.product.brand.name == "Fernwerk"
    assert [crumb.name for crumb in page.breadcrumbs] == ["Shop", "Electronics", "Boards", "Fern One"]
    assert [(one.sku, one.options, one.available) for one in page.variants] == [
        ("FW-1001-GREEN", {"Colour": "Solder-mask green"}, 240),
        ("FW-1001-BLACK", {"Colour": "Bench black"}, 85),
        ("FW-1001-COPPER", {"Colour": "Copper"}, 6),
    ]
    assert [one.colour for one in page.variants] == ["#1b6b57", "#2b2d30", "#a3441b"]
    assert len({one.image for one in page.variants}) == 3
    specs = {spec.name: spec.value for spec in page.specs}
    assert specs["Clock"] == "160\u00a0MHz"
    assert specs["Voltage"] == "3.3\u00a0V"
    assert specs["Wireless"] == "Yes"
    assert page.rating is not None
    assert page.rating.average == pytest.approx(page.product.rating)


def test_shows_a_whole_product_first(demo_shop: str) -> None:
    moth = Product.objects.browsable().get(slug="halbton-moth")
    names = [image.image.title for image in moth.images.order_by("display_order")]
    assert names[0] == "Moth desktop synthesizer kit, copper"
    assert set(names[1:]) == {
        "Moth desktop synthesizer kit, from near",
        "Moth desktop synthesizer kit, in use",
        "Moth desktop synthesizer kit, in its box",
    }


def test_sells_books_at_the_reduced_rate(demo_shop: str) -> None:
    codes = dict(Product.objects.exclude(structure=Product.CHILD).values_list("slug", "tax_category"))
    assert codes["solder-slowly"] == "reduced"
    assert codes["ember-60"] == "standard"


def test_has_counted_its_stock_by_what_arrived(demo_shop: str) -> None:
    wanted = {product.sku: product.stock for product in PRODUCTS if not product.variants}
    stock = dict(
        StockRecord.objects.filter(partner_sku__in=wanted).values_list("partner_sku", "num_in_stock")
    )
    assert stock == wanted
    arrived = StockAdjustment.objects.aggregate(total=Sum("delta"))["total"]
    sent = ShipmentLine.objects.aggregate(total=Sum("quantity"))["total"]
    assert arrived - sent == StockRecord.objects.aggregate(total=Sum("num_in_stock"))["total"]
    assert not StockRecord.objects.exclude(num_allocated=0).exists()
    few = [product for product in PRODUCTS if not product.variants and 3 <= product.stock <= 12]
    assert len(few) >= 2


def test_lets_the_customer_look_at_an_address_and_two_orders(demo_shop: str, client: Client) -> None:
    customer = User.objects.get(email="customer@copperline.example")
    assert [(kept.line1, kept.is_default_for_shipping) for kept in customer.addresses.all()] == [
        ("Lindenweg 4", True)
    ]
    delivered, on_its_way = customer.orders.order_by("date_placed")
    assert (delivered.status, delivered.payment_status, delivered.fulfilment_status) == (
        "complete",
        "paid",
        "delivered",
    )
    assert (on_its_way.status, on_its_way.fulfilment_status) == ("complete", "shipped")
    assert [event.kind for event in on_its_way.events.order_by("pk")] == [
        "placed",
        "payment_received",
        "confirmed",
        "shipped",
        "completed",
    ]
    assert clock.now() - delivered.date_placed > timedelta(days=18)
    client.force_login(customer)
    page = client.get("/account/orders/").content.decode()
    assert delivered.number in page
    assert on_its_way.number in page


def test_has_asked_the_price_before_for_weeks_before_the_price(demo_shop: str) -> None:
    reduced = StockRecord.objects.exclude(was_price=None)
    assert reduced.count() >= 10
    for record in reduced:
        first, second = PriceChange.objects.filter(record=record).order_by("at")
        assert (first.price, first.was_price) == (record.was_price, None)
        assert (second.price, second.was_price) == (record.price, record.was_price)
        assert second.at - first.at > timedelta(days=30)
        assert prices.lowest_price_since(record, before=second.at) == record.was_price
    assert not StockRecord.objects.filter(price_changes=None).exists()


def test_hangs_every_picture_with_copies_that_need_no_encoding(demo_shop: str) -> None:
    assert Image.objects.count() == len(shots())
    assert Rendition.objects.count() == sum(len(shot.renditions) for shot in shots())
    assert not Rendition.objects.exclude(filter_spec__in=renditions.SPECS).exists()
    assert not OutboxMessage.objects.filter(payload__path="shop.catalogue.renditions.make").exists()
    for image in Image.objects.all():
        picture = renditions.shown(image)
        assert [source.mime_type for source in picture.sources] == ["image/avif", "image/webp"]
        assert picture.src != image.file.url
        assert picture.alt == image.description != ""


def test_lays_the_files_where_pages_look_for_them(demo_shop: str) -> None:
    image = ProductImage.objects.get(product__slug="heron-8", display_order=0).image
    assert default_storage.size(image.file.name) == image.file_size
    copies = image.renditions.all()
    assert all(default_storage.exists(copy.file.name) for copy in copies)
    assert {(copy.width, copy.height) for copy in copies} == {(320, 320), (640, 640), (960, 960)}


def test_lets_products_be_found(demo_shop: str, client: Client) -> None:
    assert "Learn to Solder: Firefly" in client.get("/search/?q=firefly").content.decode()


def test_starts_the_clock_of_its_offers_with_the_first_seed(demo_shop: str) -> None:
    bench_week = ConditionalOffer.objects.get(slug="bench-week")
    assert bench_week.end_datetime - bench_week.start_datetime == timedelta(days=6, hours=9)
    assert bench_week.is_available()
    with clock.at(bench_week.end_datetime + timedelta(minutes=1)):
        assert not bench_week.is_available()
    moth = Voucher.objects.get(code="MOTH20")
    assert moth.usage_limit == 25
    assert [offer.name for offer in moth.offers.all()] == ["Friends of the Moth"]
    assert set(Voucher.objects.values_list("code", flat=True)) == {"HELLO10", "MOTH20", "HOTEND"}


def parcel(amount: str) -> list[Parcel]:
    return [Parcel(quantity=1, weight_grams=900, gross=Money(Decimal(amount), "EUR"))]


@pytest.mark.parametrize(
    ("country", "amount", "expected"),
    [
        ("DE", "59.99", [("parcel", "4.90"), ("express", "11.90")]),
        ("DE", "60.00", [("parcel", "0.00"), ("express", "11.90")]),
        ("FR", "60.00", [("parcel", "9.90")]),
        ("AT", "120.00", [("parcel", "0.00")]),
        ("CH", "500.00", [("parcel", "14.90")]),
        ("GB", "500.00", [("parcel", "15.90")]),
        ("US", "500.00", [("parcel", "24.90")]),
        ("NO", "60.00", []),
    ],
)
def test_sends_parcels_to_five_zones(
    demo_shop: str, country: str, amount: str, expected: list[tuple[str, str]]
) -> None:
    options = delivery_options(country, parcel(amount))
    assert [(one.code, str(one.price.amount)) for one in options] == expected


def test_says_above_every_page_what_is_on_offer_until_it_ends(demo_shop: str, client: Client) -> None:
    line = "Bench week: Hand tools are 15 % off until the clock runs out."
    assert line in client.get("/about/").content.decode()
    with clock.at(ConditionalOffer.objects.get(slug="bench-week").end_datetime):
        assert line not in client.get("/about/").content.decode()


def test_prints_one_sign_in_for_each_role(demo_shop: str) -> None:
    for role in Role:
        (user,) = User.objects.filter(groups__name=role.value)
        assert roles.of(user) == {role}
        assert user.check_password(PASSWORD)
        assert f"{user.email}  {PASSWORD}" in demo_shop


def test_makes_no_known_sign_ins_in_a_real_shop(settings: Settings) -> None:
    settings.DEMO_MODE = False
    before = every_row()
    for command, options in (("seed_demo", {}), ("seed_catalogue", {"products": 5})):
        with pytest.raises(CommandError, match="set DEMO_MODE=1"):
            call_command(command, **options)
    assert every_row() == before
