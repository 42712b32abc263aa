"""What is easily forgotten: products that change their place, and names that change without their product."""

import pytest
from django.db import transaction

from shop.catalogue.listing import selectors as lists
from shop.catalogue.listing.choices import Choices
from shop.catalogue.listing.narrowing import Base
from shop.catalogue.models import (
    AttributeOption,
    AttributeOptionGroup,
    Brand,
    Category,
    Product,
    ProductAttribute,
    ProductCategory,
    ProductClass,
)
from shop.catalogue.shelf import services as shelf
from shop.catalogue.shelf.models import OfferedProduct, Shelf, ShelfTerm
from shop.catalogue.tests.shelves import describe, filterable, make_product, make_variant, on_shelf
from shop.core import outbox, pagecache
from shop.offer.models import Range
from shop.offer.tests.till import make_offer

pytestmark = pytest.mark.django_db


def deliver() -> None:
    while outbox.deliver().count:
        pass
    assert list(shelf.faults()) == []


def test_follows_a_product_that_becomes_a_variant_of_another() -> None:
    finch, wren = make_product("Finch"), make_product("Wren", structure=Product.PARENT)
    make_variant(wren, colour="Ink")
    deliver()
    finch.structure, finch.parent, finch.product_class = Product.CHILD, wren, None
    finch.save()
    deliver()
    assert set(Shelf.objects.values_list("shown", flat=True)) == {wren.pk}
    assert Shelf.objects.filter(product=finch).exists()


def test_follows_a_variant_that_moves_to_another_product() -> None:
    wren, robin = (make_product(name, structure=Product.PARENT) for name in ("Wren", "Robin"))
    ink = make_variant(wren, colour="Ink")
    deliver()
    ink.parent = robin
    ink.save()
    deliver()
    assert Shelf.objects.get(product=ink).shown == robin
    assert Shelf.objects.get(shown=wren).price is None


def test_keeps_the_categories_below_when_one_is_put_before_them() -> None:
    parts = Category.add_root(name="Parts")
    boards = parts.add_child(name="Boards")
    make_product("Finch", category=boards)
    on_shelf()
    Category.objects.get(pk=parts.pk).add_sibling("left", name="A new one")
    below = lists.browse(Base(category=Category.objects.get(pk=parts.pk)), Choices()).below
    assert [value.label for value in below] == ["Boards"]


def test_drops_the_lists_when_a_brand_is_called_otherwise() -> None:
    brand = Brand.objects.create(name="Ohmwind")
    make_product("Finch", brand=brand)
    deliver()
    brand.name, brand.slug = "Ohmwerk", "ohmwerk"
    brand.save()
    before = pagecache.versions(["catalogue"])["catalogue"]
    deliver()
    assert pagecache.versions(["catalogue"])["catalogue"] > before
    assert ShelfTerm.objects.get(facet="brand").value == "ohmwerk"


def test_calls_a_filter_as_its_attribute_is_called_now() -> None:
    describe(make_product("Finch"), name="Colour", value="Copper")
    filterable("colour")
    deliver()
    attribute = ProductAttribute.objects.get(code="colour")
    attribute.name = "Farbe"
    attribute.save()
    deliver()
    assert ShelfTerm.objects.get(facet="colour").facet_label == "Farbe"


def labels(code: str) -> list[tuple[str, str]]:
    return list(ShelfTerm.objects.filter(facet=code).order_by("pk").values_list("value", "label"))


@pytest.mark.parametrize("new", ["INK", "Înk", "Ink"])
def test_calls_a_choice_as_it_is_called_now(new: str) -> None:
    make_variant(make_product("Wren", structure=Product.PARENT), colour="Ink")
    filterable("colour")
    deliver()
    option = AttributeOption.objects.get()
    option.option = new
    before = pagecache.versions(["catalogue"])["catalogue"]
    option.save()
    assert labels("colour") == [("ink", new)]
    assert pagecache.versions(["catalogue"])["catalogue"] > before
    deliver()
    assert labels("colour") == [("ink", new)]


def test_calls_a_choice_with_its_unit() -> None:
    make_variant(make_product("Wire", structure=Product.PARENT), length="5 long")
    ProductAttribute.objects.filter(code="length").update(unit="m")
    filterable("length")
    deliver()
    option = AttributeOption.objects.get()
    option.option = "5 LONG"
    option.save()
    deliver()
    assert labels("length") == [("5-long-m", "5 LONG\u00a0m")]


def test_calls_one_of_several_choices_as_it_is_called_now() -> None:
    finch, group = make_product("Finch"), AttributeOptionGroup.objects.create(name="Plugs")
    option = AttributeOption.objects.create(group=group, option="Jack")
    attribute = ProductAttribute.objects.create(
        product_class=finch.product_class,
        code="plugs",
        name="Plugs",
        type=ProductAttribute.MULTI_OPTION,
        option_group=group,
        unit="mm",
        is_filterable=True,
    )
    attribute.save_value(finch, [option])
    deliver()
    option.option = "JACK"
    option.save()
    deliver()
    assert labels("plugs") == [("jack", "JACK")]


def test_keeps_the_name_of_a_choice_when_another_group_gets_or_loses_one_like_it() -> None:
    wren = make_product("Wren", structure=Product.PARENT)
    make_variant(wren, colour="Ink")
    filterable("colour")
    group = AttributeOptionGroup.objects.create(name="Others")
    kind = ProductClass.objects.create(name="Others")
    ProductAttribute.objects.create(
        product_class=kind,
        code="colour",
        name="Colour",
        type=ProductAttribute.OPTION,
        option_group=group,
        is_filterable=True,
    )
    deliver()
    other = AttributeOption.objects.create(group=group, option="INK")
    other.delete()
    deliver()
    assert labels("colour") == [("ink", "Ink")]


def test_finds_and_mends_names_that_nothing_has() -> None:
    finch = make_product("Finch", brand=Brand.objects.create(name="Ohmwind"))
    describe(finch, name="Colour", value="Copper")
    filterable("colour")
    deliver()
    ShelfTerm.objects.filter(facet__in=["colour", "brand"]).update(label="Wrong")
    wrong = [("name colour=copper", "Wrong", "Copper"), ("name brand=ohmwind", "Wrong", "Ohmwind")]
    assert sorted((fault.subject, fault.stored, fault.true) for fault in shelf.faults()) == sorted(wrong)
    assert {label for _value, label in labels("colour") + labels("brand")} == {"Wrong"}
    assert ("name colour=copper", "Wrong", "Copper") in [
        (fault.subject, fault.stored, fault.true) for fault in shelf.rebuild()
    ]
    assert list(shelf.faults()) == []
    assert labels("colour") + labels("brand") == [("copper", "Copper"), ("ohmwind", "Ohmwind")]


def test_any_name_will_do_that_something_has() -> None:
    for title, colour in (("Finch", "Ink"), ("Wren", "INK")):
        describe(make_product(title), name="Colour", value=colour)
    filterable("colour")
    deliver()
    for label in ("INK", "Ink"):
        ShelfTerm.objects.filter(facet="colour").update(label=label)
        assert list(shelf.rebuild()) == []
        assert labels("colour") == [("ink", label)]


def test_follows_offers_on_a_category_that_a_product_comes_into_by_a_form() -> None:
    sale, finch = Category.add_root(name="Sale"), make_product("Finch")
    on = Range.objects.create(name="Sale")
    on.included_categories.add(sale)
    make_offer(on=on)
    deliver()
    with transaction.atomic():
        ProductCategory.objects.create(product=finch, category=sale)
    deliver()
    assert OfferedProduct.objects.filter(product=finch).exists()
    finch.is_discountable = False
    finch.save()
    deliver()
    assert not OfferedProduct.objects.exists()


def test_only_looks_when_it_is_asked_what_is_wrong() -> None:
    make_product("Finch", brand=Brand.objects.create(name="Ohmwind"))
    assert list(shelf.faults()) != []
    assert not ShelfTerm.objects.exists()
