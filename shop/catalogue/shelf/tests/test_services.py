"""What the shelf says after each thing that can happen, once the outbox has been delivered."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction

from shop.catalogue.models import (
    AttributeOption,
    Brand,
    Category,
    Product,
    ProductAttribute,
    ProductAttributeValue,
)
from shop.catalogue.reviews import services as reviews
from shop.catalogue.reviews.models import ProductReview
from shop.catalogue.shelf import services as shelf
from shop.catalogue.shelf.models import OfferedProduct, Shelf, ShelfCount, ShelfTerm
from shop.catalogue.shelf.services import EVERYTHING
from shop.catalogue.tests.shelves import describe, filterable, make_product, make_variant, on_shelf
from shop.core import clock, outbox
from shop.offer.models import ConditionalOffer, Range
from shop.offer.tests.till import make_offer
from shop.order import services as orders
from shop.order.tests.purchases import line_of, pay, place
from shop.partner import prices, stock
from shop.partner.models import AdjustmentReason, StockRecord
from shop.partner.stock import Want
from shop.tax.models import TaxCategory, TaxRate
from shop.users.models import User

pytestmark = pytest.mark.django_db


def deliver() -> None:
    """Hand on everything that waits, and see that the shelf is true after it."""
    while outbox.deliver().count:
        pass
    assert list(shelf.faults()) == []


def row(product: Product) -> Shelf:
    return Shelf.objects.get(product=product)


def record(product: Product) -> StockRecord:
    found: StockRecord = StockRecord.objects.get(product=product)
    return found


def terms(product: Product) -> set[str]:
    """What a product can be found by, as `facet=value`."""
    return {str(term) for term in ShelfTerm.objects.filter(pk__in=row(product).terms)}


def number(facet: str, value: str, *, category: Category | None = None) -> int:
    """How many products of a category, or of the shop, the kept numbers say there are."""
    kept = ShelfCount.objects.filter(category=category.pk if category else EVERYTHING)
    return sum(kept.filter(term__facet=facet, term__value=value).values_list("number", flat=True))


def total() -> int:
    return sum(
        ShelfCount.objects.filter(category=EVERYTHING, term_id=EVERYTHING).values_list("number", flat=True)
    )


def test_says_everything_about_a_new_product() -> None:
    parts = Category.add_root(name="Parts")
    brand = Brand.objects.create(name="Ohmwind")
    finch = make_product("Fínch One", category=parts.add_child(name="Boards"), brand=brand, priority=3)
    deliver()
    found = row(finch)
    assert (found.shown, found.is_face, found.price, found.was_price) == (finch, True, Decimal("24.90"), None)
    assert (found.state, found.available, found.sku) == ("few-left", 5, f"sku-{finch.pk}")
    assert (found.name, found.priority, found.newest) == ("finch one", 3, finch.date_created)
    assert (found.sold, found.rating, found.is_on_offer, found.is_from) == (0, None, False, False)
    assert terms(finch) == {
        "category=parts",
        "category=parts/boards",
        "brand=ohmwind",
        "price=10-25",
        "in_stock=1",
    }
    assert (total(), number("category", "parts"), number("brand", "ohmwind")) == (1, 1, 1)


def test_has_a_row_for_each_variant_and_one_face() -> None:
    wren = make_product("Wren", structure=Product.PARENT)
    copper = make_variant(wren, price="12.00", in_stock=0, colour="Copper")
    ink = make_variant(wren, price="30.00", colour="Ink")
    filterable("colour")
    deliver()
    assert [row(variant).is_face for variant in (copper, ink)] == [
        False,
        True,
    ]  # the least that can be bought
    assert not row(copper).is_from  # only one price can be paid
    assert terms(copper) == {"price=10-25", "colour=copper"}
    assert terms(ink) == {"price=25-50", "colour=ink", "in_stock=1"}
    assert row(ink).face_terms == sorted({*row(ink).terms, *row(copper).terms})
    assert (total(), number("colour", "ink"), number("colour", "copper")) == (1, 1, 1)
    stock.adjust(record(copper), delta=2, reason=AdjustmentReason.RECEIVED)
    deliver()
    assert [row(variant).is_face for variant in (copper, ink)] == [True, False]
    assert row(copper).is_from


def test_follows_the_stock() -> None:
    finch = make_product(in_stock=9)
    deliver()
    stock.adjust(record(finch), delta=-6, reason=AdjustmentReason.DAMAGED)
    deliver()
    assert (row(finch).state, row(finch).available) == ("few-left", 3)
    with transaction.atomic():
        stock.reserve([Want(record(finch).pk, 3)])
    deliver()
    assert (row(finch).state, row(finch).available, number("in_stock", "1")) == ("sold-out", 0, 0)
    assert "in_stock=1" not in terms(finch)


def test_follows_the_price() -> None:
    finch = make_product()
    deliver()
    prices.set_price(record(finch), price=Decimal("9.90"), was_price=Decimal("24.90"))
    deliver()
    assert (row(finch).price, row(finch).was_price) == (Decimal("9.90"), Decimal("24.90"))
    assert terms(finch) == {"price=-10", "in_stock=1", "on_offer=1"}
    assert (number("price", "10-25"), number("price", "-10"), number("on_offer", "1")) == (0, 1, 1)


def test_follows_the_tax_without_which_nothing_has_a_price() -> None:
    finch = make_product()
    deliver()
    rates = TaxRate.objects.filter(category="standard", country="DE")
    rates.get().delete()
    deliver()
    assert (row(finch).price, row(finch).state) == (None, "sold-out")
    tomorrow = clock.today() + timedelta(days=1)
    standard = TaxCategory.objects.get(code="standard")
    TaxRate.objects.create(category=standard, country="DE", rate=Decimal("0.19"), valid_from=tomorrow)
    deliver()
    assert row(finch).price is None
    with clock.at(clock.now() + timedelta(days=1)):
        deliver()
        assert row(finch).price == Decimal("24.90")


def test_begins_and_ends_an_offer_by_the_clock() -> None:
    finch, wren = make_product("Finch"), make_product("Wren")
    some = Range.objects.create(name="Some")
    some.add_product(finch)
    now = clock.now()
    make_offer(on=some, start_datetime=now + timedelta(days=1), end_datetime=now + timedelta(days=2))
    deliver()
    assert not row(finch).is_on_offer
    with clock.at(now + timedelta(days=1, seconds=1)):
        deliver()
        assert (row(finch).is_on_offer, row(wren).is_on_offer) == (True, False)
        assert "on_offer=1" in terms(finch)
        assert number("on_offer", "1") == 1
    with clock.at(now + timedelta(days=2, seconds=1)):
        deliver()
        assert not row(finch).is_on_offer
        assert not OfferedProduct.objects.exists()


def test_takes_off_offer_what_an_offer_that_was_stopped_or_an_exclusion_leaves_out() -> None:
    finch = make_product(category=Category.add_root(name="Sale"))
    offer = make_offer()
    deliver()
    assert row(finch).is_on_offer
    offer.benefit.range.excluded_products.add(finch)
    deliver()
    assert not row(finch).is_on_offer
    offer.benefit.range.excluded_products.remove(finch)
    deliver()
    assert row(finch).is_on_offer
    offer.status = ConditionalOffer.SUSPENDED
    offer.save()
    deliver()
    assert not row(finch).is_on_offer


def test_puts_on_offer_what_comes_into_an_offers_category() -> None:
    sale = Category.add_root(name="Sale")
    some = Range.objects.create(name="Some")
    some.included_categories.add(sale)
    make_offer(on=some)
    finch = make_product()
    deliver()
    assert not row(finch).is_on_offer
    finch.categories.add(sale)
    deliver()
    assert row(finch).is_on_offer


def test_counts_what_was_sold_once_an_order_is_confirmed_and_no_more_when_it_is_cancelled() -> None:
    wren = make_product("Wren", structure=Product.PARENT)
    copper, ink = make_variant(wren, colour="Copper"), make_variant(wren, colour="Ink")
    order = place(line_of(record(copper), quantity=2), line_of(record(ink), quantity=1))
    deliver()
    assert (row(copper).sold, row(ink).sold) == (0, 0)
    pay(order)
    deliver()
    assert (row(copper).sold, row(ink).sold) == (3, 3)  # of the product that lists show
    order.refresh_from_db()
    orders.cancel(order, reason="Changed my mind")
    deliver()
    assert (row(copper).sold, row(ink).sold) == (0, 0)


def test_follows_reviews() -> None:
    finch = make_product()
    for name, score in (("alice", 5), ("bob", 2)):
        person = User.objects.create_user(f"{name}@example.com", "correct horse battery")
        review = reviews.write(finch, user=person, score=score, title="So", body="Blinks.")
        review.status = ProductReview.APPROVED
        review.save()
    deliver()
    assert row(finch).rating == 3.5
    assert {"rating=3", "rating=2"} <= terms(finch)
    ProductReview.objects.get(score=2).delete()
    deliver()
    assert row(finch).rating == 5
    assert number("rating", "4") == 1


def test_follows_what_a_product_is_described_by() -> None:
    finch = make_product()
    describe(finch, name="Material", value="Oak wood")
    deliver()
    assert "material=oak-wood" not in terms(finch)
    filterable("material")
    deliver()
    assert "material=oak-wood" in terms(finch)
    value = ProductAttributeValue.objects.get(product=finch)
    value.value_text = "Ash"
    value.save()
    deliver()
    assert "material=ash" in terms(finch)
    assert (number("material", "oak-wood"), number("material", "ash")) == (0, 1)
    attribute = ProductAttribute.objects.get(code="material")
    attribute.is_filterable = False
    attribute.save()
    deliver()
    assert number("material", "ash") == 0


def test_follows_the_name_and_the_swatch_of_a_choice() -> None:
    wren = make_product("Wren", structure=Product.PARENT)
    copper = make_variant(wren, colour="Copper")
    filterable("colour")
    deliver()
    option = AttributeOption.objects.get(option="Copper")
    option.colour = "#a3441b"
    option.save()
    deliver()
    assert ShelfTerm.objects.get(facet="colour", value="copper").colour == "#a3441b"
    option.option = "Bronze"
    option.save()
    deliver()
    assert "colour=bronze" in terms(copper)
    assert number("colour", "copper") == 0


def test_calls_brands_and_categories_as_they_are_called_now() -> None:
    boards = Category.add_root(name="Boards")
    brand = Brand.objects.create(name="Ohmwind")
    finch = make_product(category=boards, brand=brand)
    deliver()
    brand.name, brand.slug = "Tinmoor", "tinmoor"
    brand.save()
    boards.name, boards.slug = "Main boards", "main-boards"
    boards.save()
    deliver()
    assert {"brand=tinmoor", "category=main-boards"} <= terms(finch)
    labels = ShelfTerm.objects.filter(facet__in=["brand", "category"]).values_list("label", flat=True)
    assert sorted(labels) == ["Main boards", "Tinmoor"]
    assert (number("brand", "tinmoor"), number("category", "main-boards", category=boards)) == (1, 1)


def test_follows_a_category_that_is_moved_hidden_and_deleted() -> None:
    parts, sale = Category.add_root(name="Parts"), Category.add_root(name="Sale")
    boards = parts.add_child(name="Boards")
    finch = make_product(category=boards)
    deliver()
    Category.objects.get(pk=boards.pk).move(Category.objects.get(pk=sale.pk), "last-child")
    deliver()
    assert {"category=sale", "category=sale/boards"} <= terms(finch)
    assert number("category", "parts") == 0
    boards = Category.objects.get(pk=boards.pk)
    boards.is_public = False
    boards.save()
    deliver()
    assert not any(term.startswith("category") for term in terms(finch))
    Category.objects.get(pk=boards.pk).delete()
    deliver()
    assert (total(), number("category", "sale")) == (1, 0)


@pytest.mark.parametrize("way", ["hidden", "archived", "deleted"])
def test_takes_off_what_the_shop_does_not_show(way: str) -> None:
    finch = make_product(category=Category.add_root(name="Parts"))
    deliver()
    assert total() == 1
    if way == "deleted":
        finch.delete()
    else:
        finch.is_public, finch.archived_at = way != "hidden", clock.now() if way == "archived" else None
        finch.save()
    deliver()
    assert not Shelf.objects.exists()
    assert (total(), number("category", "parts")) == (0, 0)
    assert not ShelfCount.objects.exclude(number=0).exists()


def test_takes_off_a_variant_that_is_hidden_or_deleted() -> None:
    wren = make_product("Wren", structure=Product.PARENT)
    copper, ink, moss = (make_variant(wren, colour=name) for name in ("Copper", "Ink", "Moss"))
    deliver()
    copper.is_public = False
    copper.save()
    ink.delete()
    deliver()
    assert list(Shelf.objects.values_list("product", flat=True)) == [moss.pk]


def test_shows_a_product_of_whose_variants_none_is_left_as_sold_out() -> None:
    wren = make_product("Wren", structure=Product.PARENT)
    only = make_variant(wren)
    deliver()
    only.delete()
    deliver()
    assert (row(wren).price, row(wren).state, row(wren).is_face) == (None, "sold-out", True)


def test_tells_what_was_wrong_and_changes_nothing_where_nothing_was() -> None:
    finch = make_product()
    on_shelf()
    assert shelf.refresh([finch.pk]) == []
    before = row(finch).pk
    Shelf.objects.filter(pk=before).update(price=Decimal("1.00"), sold=7)
    found = shelf.refresh([finch.pk])
    assert [(fault.subject, fault.stored, fault.true) for fault in found] == [
        (f"{finch.pk}.price", Decimal("1.00"), Decimal("24.90")),
        (f"{finch.pk}.sold", 7, 0),
    ]
    assert row(finch).price == Decimal("24.90")


def test_finds_and_mends_numbers_that_are_wrong() -> None:
    make_product(category=Category.add_root(name="Parts"))
    on_shelf()
    ShelfCount.objects.filter(category=EVERYTHING, term_id=EVERYTHING).update(number=5)
    ShelfCount.objects.create(currency="EUR", category=10**6, term_id=EVERYTHING, number=2)
    assert [(fault.stored, fault.true) for fault in shelf.faults()] == [(5, 1), (2, 0)]
    assert total() == 5  # nothing was changed by looking
    assert len(list(shelf.rebuild())) == 2
    assert list(shelf.faults()) == []


def test_asks_the_same_queries_for_any_number_of_products(django_assert_max_num_queries) -> None:
    boards = Category.add_root(name="Boards")
    used = []
    for number_made in (1, 2, 12):  # the first of them brings the terms
        made = []
        for index in range(number_made):
            wren = make_product(f"Wren {number_made}-{index}", category=boards, structure=Product.PARENT)
            make_variant(wren, colour="Copper")
            made.append(wren.pk)
        with django_assert_max_num_queries(40) as queries:
            shelf.refresh(made)
        used.append(len(queries))
    assert used[1] == used[2]
