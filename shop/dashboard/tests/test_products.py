"""Products and categories in the dashboard: made whole, without a way round stock and prices."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from shop.catalogue.models import Brand, Category, Product, ProductAttribute, ProductClass
from shop.catalogue.tests.shelves import drawn
from shop.dashboard.tests.staff import at_work, post, text_of
from shop.order.tests.purchases import line_of, place
from shop.partner.models import Partner, PriceChange, StockAdjustment, StockRecord
from shop.partner.tests.shelf import counts, record_of
from shop.users.roles import Role

pytestmark = pytest.mark.django_db

CATALOGUE = "/dashboard/catalogue/"
NOTHING_MORE = {
    f"{name}-{part}": value
    for name, forms in (
        ("productcategory_set", "1"),
        ("images", "1"),
        ("stockrecords", "1"),
        ("primary_recommendations", "0"),
    )
    for part, value in (("TOTAL_FORMS", forms), ("INITIAL_FORMS", "0"))
}


@pytest.fixture
def mia() -> Client:
    return at_work(Role.MERCHANDISER, email="mia@example.com")


@pytest.fixture
def boards() -> Category:
    category: Category = Category.add_root(name="Boards")
    return category


@pytest.fixture
def parts() -> ProductClass:
    kind: ProductClass = ProductClass.objects.create(name="Parts")
    return kind


def form_of(category: Category | None = None, **fields: Any) -> dict[str, Any]:
    partner = Partner.objects.get_or_create(code="bench", defaults={"name": "Bench"})[0]
    return {
        **NOTHING_MORE,
        "title": "Wren Radio board",
        "weight_grams": "35",
        "is_public": "on",
        "structure": "standalone",
        "productcategory_set-0-category": category.pk if category else "",
        "images-0-display_order": "0",
        "stockrecords-0-partner": partner.pk,
        "stockrecords-0-partner_sku": "WREN-1",
        "stockrecords-0-price": "39.90",
        "stockrecords-0-in_stock": "7",
        **fields,
    }


@pytest.mark.usefixtures("parts")
def test_makes_a_product_whole(mia: Client, boards: Category) -> None:
    brand = Brand.objects.create(name="Wren Works")
    fields = {"brand": brand.pk, "summary": "It listens.", "stockrecords-0-was_price": "49.90"}
    picture = {"images-0-original": drawn(), "images-0-caption": "From above"}
    answer = post(mia, f"{CATALOGUE}products/create/parts/", **form_of(boards, **fields, **picture))
    assert answer["Location"] == CATALOGUE
    product = Product.objects.get()
    assert (product.title, product.slug, product.brand, product.weight_grams) == (
        "Wren Radio board", "wren-radio-board", brand, 35,
    )  # fmt: skip
    assert list(product.categories.all()) == [boards]
    assert product.images.get().image is not None
    record = product.stockrecords.get()
    assert (record.price, record.was_price, record.price_currency) == (
        Decimal("39.90"),
        Decimal("49.90"),
        "EUR",
    )
    assert counts(record) == (7, 0)
    page = text_of(Client().get(product.get_absolute_url()))
    assert "€39.90" in page
    assert "In stock" in page


@pytest.mark.usefixtures("parts")
def test_writes_down_who_gave_a_new_record_its_price_and_stock(mia: Client, boards: Category) -> None:
    post(mia, f"{CATALOGUE}products/create/parts/", **form_of(boards))
    change, adjustment = PriceChange.objects.get(), StockAdjustment.objects.get()
    assert change.actor is not None
    assert (change.price, change.actor.email) == (Decimal("39.90"), "mia@example.com")
    assert (adjustment.delta, adjustment.reason, adjustment.actor) == (7, "received", change.actor)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"stockrecords-0-was_price": "29.90"}, "The price before must be higher than the price."),
        ({"stockrecords-0-price": ""}, "This field is required."),
        ({"stockrecords-0-price": "-1"}, "A price cannot be below nothing."),
        ({"stockrecords-0-in_stock": "-1"}, "greater than or equal to 0"),
        ({"stockrecords-0-in_stock": "9" * 12}, "less than or equal to 1000000000"),
        ({"weight_grams": "9" * 20}, "less than or equal to"),
        ({"productcategory_set-0-category": ""}, "must have at least one category"),
        ({"title": ""}, "Your product must have a title."),
    ],
)
@pytest.mark.usefixtures("parts")
def test_makes_nothing_of_half_a_product_and_keeps_what_was_typed(
    typed: dict[str, str], sentence: str, mia: Client, boards: Category
) -> None:
    answer = post(mia, f"{CATALOGUE}products/create/parts/", **form_of(boards, **typed))
    assert sentence in text_of(answer)
    kept = answer.context["stockrecord_formset"].forms[0]
    assert kept["partner_sku"].value() == "WREN-1"
    assert not Product.objects.exists()
    assert not StockRecord.objects.exists()


@pytest.mark.usefixtures("parts")
def test_makes_a_product_without_any_stock_record(mia: Client, boards: Category) -> None:
    nothing = {f"stockrecords-0-{name}": "" for name in ("partner_sku", "price", "in_stock")}
    post(mia, f"{CATALOGUE}products/create/parts/", **form_of(boards, **nothing))
    assert Product.objects.get().stockrecords.count() == 0


def edited(record: StockRecord, category: Category, **fields: Any) -> dict[str, Any]:
    return form_of(
        category,
        **{
            "title": record.product.title,
            "stockrecords-TOTAL_FORMS": "1",
            "stockrecords-INITIAL_FORMS": "1",
            "stockrecords-0-id": record.pk,
            "stockrecords-0-partner_sku": record.partner_sku,
            **fields,
        },
    )


def test_changes_neither_price_nor_stock_with_the_product(mia: Client, boards: Category) -> None:
    record = record_of(num_in_stock=5)
    page = f"{CATALOGUE}products/{record.product_id}/"
    sent = edited(record, boards, **{"title": "Finch Two", "stockrecords-0-low_stock_threshold": "3"})
    answer = post(mia, page, **{**sent, "stockrecords-0-price": "0.01", "stockrecords-0-num_in_stock": "99"})
    assert answer["Location"] == CATALOGUE
    record.refresh_from_db()
    assert (record.product.title, record.low_stock_threshold) == ("Finch Two", 3)
    assert (record.price, counts(record)) == (Decimal("24.90"), (5, 0))


def test_deletes_a_stock_record_that_nobody_ordered(mia: Client, boards: Category) -> None:
    record = record_of()
    page = f"{CATALOGUE}products/{record.product_id}/"
    post(mia, page, **edited(record, boards, **{"stockrecords-0-DELETE": "on"}))
    assert not StockRecord.objects.exists()


def test_deletes_no_stock_record_that_was_ordered(mia: Client, boards: Category) -> None:
    record = record_of()
    place(line_of(record))
    page = f"{CATALOGUE}products/{record.product_id}/"
    answer = post(mia, page, **edited(record, boards, **{"stockrecords-0-DELETE": "on"}))
    assert f"“{record.partner_sku}” was ordered, so its record stays in the books." in text_of(answer)
    assert counts(record) == (5, 1)


def test_keeps_stock_records_from_whoever_may_not_change_them(mia: Client, boards: Category) -> None:
    record = record_of()
    from django.contrib.auth.models import Permission

    from shop.users.models import User

    zoe = User.objects.create_user("zoe@example.com", "pw")
    wanted = ("access_dashboard", "view_product", "add_product", "change_product")
    zoe.user_permissions.set(Permission.objects.filter(codename__in=wanted))
    client = Client(enforce_csrf_checks=True)
    client.force_login(zoe)
    page = f"{CATALOGUE}products/{record.product_id}/"
    assert "Stock and prices are not yours to change." in text_of(client.get(page))
    post(client, page, **edited(record, boards, **{"title": "Finch Two", "stockrecords-0-DELETE": "on"}))
    record.refresh_from_db()
    assert record.product.title == "Finch Two"


def test_makes_a_variant_with_a_price_of_its_own(mia: Client, boards: Category, parts: ProductClass) -> None:
    parent = Product.objects.create(title="Finch", product_class=parts)
    sent = form_of(structure="child", title="Finch, copper")
    answer = post(mia, f"{CATALOGUE}products/{parent.pk}/create-variant/", **sent)
    assert answer.status_code == 302
    variant = parent.children.get()
    assert counts(variant.stockrecords.get()) == (7, 0)
    parent.refresh_from_db()
    assert parent.is_parent


def test_puts_a_new_category_below_the_one_it_was_asked_for(mia: Client, boards: Category) -> None:
    page = f"{CATALOGUE}categories/create/{boards.pk}/"
    form = mia.get(page).context["form"]
    chosen = {name: form[name].value() for name in ("treebeard_ref_node", "treebeard_position")}
    assert chosen == {"treebeard_ref_node": boards.pk, "treebeard_position": "first-child"}
    post(mia, page, name="Radio boards", is_public="on", **chosen)
    child = Category.objects.get(name="Radio boards")
    assert (child.get_parent(), child.full_slug, child.depth) == (boards, "boards/radio-boards", 2)
    assert mia.get(f"{CATALOGUE}categories/create/999/").status_code == 404


def test_puts_a_new_category_at_the_root(mia: Client, boards: Category) -> None:
    post(mia, f"{CATALOGUE}categories/create/", name="Tools", treebeard_position="first-child")
    assert Category.objects.get(name="Tools").is_root()


def test_deletes_a_product_type_without_products(mia: Client, parts: ProductClass) -> None:
    post(mia, f"{CATALOGUE}product-type/{parts.pk}/delete/")
    assert not ProductClass.objects.exists()


def test_shows_a_refused_form_of_a_product_whose_slug_was_emptied(mia: Client, boards: Category) -> None:
    record = record_of()
    sent = edited(record, boards, slug="", weight_grams="heavy")
    answer = post(mia, f"{CATALOGUE}products/{record.product_id}/", **sent)
    assert "Enter a whole number." in text_of(answer)
    record.product.refresh_from_db()
    assert record.product.slug == "finch-one"


def test_says_which_attributes_tell_variants_apart(mia: Client, parts: ProductClass) -> None:
    fields = {
        "attributes-TOTAL_FORMS": "1",
        "attributes-INITIAL_FORMS": "0",
        "attributes-0-name": "Length",
        "attributes-0-type": "integer",
        "attributes-0-unit": "mm",
        "attributes-0-position": "3",
        "attributes-0-is_variant_option": "on",
    }
    page = f"{CATALOGUE}product-type/{parts.pk}/update/"
    assert "Tells variants apart" in text_of(mia.get(page))
    answer = post(mia, page, name="Parts", track_stock="on", **fields)
    assert answer.status_code == 302, text_of(answer)
    length = ProductAttribute.objects.get()
    assert (length.code, length.unit, length.position, length.is_variant_option) == ("length", "mm", 3, True)


@pytest.mark.parametrize("page", ["", "categories/"])
@pytest.mark.parametrize("sort", ["checkbox", "actions", "nonsense", "-date_updated", "name"])
def test_sorts_by_what_can_be_sorted_by(page: str, sort: str, mia: Client, boards: Category) -> None:
    record_of()
    answer = mia.get(f"{CATALOGUE}{page}", {"sort": sort})
    assert answer.status_code == 200
    assert ("Boards" if page else "Finch One") in text_of(answer)
    assert 'href="?sort=checkbox"' not in answer.content.decode()
