import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from shop.catalogue.models import Category, Product, ProductClass
from shop.catalogue.tests.shelves import make_product, make_variant
from shop.core import clock

pytestmark = pytest.mark.django_db


def tree() -> tuple[Category, Category, Category]:
    top = Category.add_root(name="Audio kits")
    middle = top.add_child(name="Synths")
    return top, middle, middle.add_child(name="Modular")


def addresses() -> list[str]:
    return list(Category.objects.order_by("path").values_list("full_slug", flat=True))


def test_stores_the_whole_address_of_a_category() -> None:
    _top, _middle, low = tree()
    assert addresses() == ["audio-kits", "audio-kits/synths", "audio-kits/synths/modular"]
    assert low.get_absolute_url() == "/shop/audio-kits/synths/modular/"


def test_takes_the_categories_below_along_when_renamed(django_assert_num_queries) -> None:
    top, _middle, _low = tree()
    top = Category.objects.get(pk=top.pk)
    top.slug = "sound"
    # savepoint ×2, stored and taken addresses, UPDATE, menus (savepoint ×2 and tag), public flags (UPDATE and
    # reload), page tags, the shelf (its terms, what is walked), offers; addresses below (as they were, as they
    # are), those of before (kept, freed)
    with django_assert_num_queries(18):
        top.save()
    assert addresses() == ["sound", "sound/synths", "sound/synths/modular"]


def test_asks_no_more_for_many_categories_below(django_assert_num_queries) -> None:
    top, middle, _low = tree()
    for number in range(20):
        middle.add_child(name=f"Kind {number}")
    top = Category.objects.get(pk=top.pk)
    top.slug = "sound"
    with django_assert_num_queries(18):
        top.save()
    assert Category.objects.filter(full_slug__startswith="sound/synths/kind-").count() == 20


def test_follows_a_move_in_the_tree() -> None:
    _top, middle, _low = tree()
    other = Category.add_root(name="Instruments")
    Category.objects.get(pk=middle.pk).move(Category.objects.get(pk=other.pk), pos="first-child")
    assert addresses() == ["audio-kits", "instruments", "instruments/synths", "instruments/synths/modular"]


def test_makes_room_when_a_move_meets_the_same_slug() -> None:
    _top, middle, _low = tree()
    Category.add_root(name="Synths")
    middle = Category.objects.get(pk=middle.pk)
    middle.move(Category.objects.get(full_slug="audio-kits"), pos="right")
    assert sorted(addresses()) == ["audio-kits", "synths", "synths-2", "synths-2/modular"]


def test_is_hidden_below_a_hidden_parent_after_a_move() -> None:
    _top, middle, low = tree()
    hidden = Category.add_root(name="Old", is_public=False)
    Category.objects.get(pk=middle.pk).move(Category.objects.get(pk=hidden.pk), pos="first-child")
    assert not Category.objects.browsable().filter(pk__in=[middle.pk, low.pk]).exists()


def test_gives_two_categories_of_one_name_two_addresses() -> None:
    Category.add_root(name="Boards")
    assert Category.add_root(name="Boards").full_slug == "boards-2"
    assert Category.add_root(name="!!!").full_slug == "category"


def test_keeps_its_address_when_saved_again() -> None:
    Category.add_root(name="Boards")
    second = Category.add_root(name="Boards")
    Category.objects.get(pk=second.pk).save()
    assert addresses() == ["boards", "boards-2"]


def test_uses_the_parents_present_address_not_the_one_it_was_loaded_with() -> None:
    top, middle, _low = tree()
    stale = Category.objects.get(pk=middle.pk)
    top = Category.objects.get(pk=top.pk)
    top.slug = "sound"
    top.save()
    stale.description = "new"
    stale.save()
    assert addresses() == ["sound", "sound/synths", "sound/synths/modular"]


def test_hides_an_archived_category_and_those_below() -> None:
    top, _middle, _low = tree()
    top = Category.objects.get(pk=top.pk)
    top.archived_at = clock.now()
    top.save()
    assert list(Category.objects.browsable()) == []
    top.archived_at = None
    top.save()
    assert Category.objects.browsable().count() == 3


def test_gives_products_of_one_title_two_slugs() -> None:
    assert make_product("Finch One").slug == "finch-one"
    assert make_product("Finch One").get_absolute_url() == "/products/finch-one-2/"
    assert make_product("!!!").slug == "product"


def test_refuses_a_second_product_with_the_same_slug() -> None:
    make_product("Finch One")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_product("Other", slug="finch-one")
    assert Product.objects.count() == 1


def test_says_at_the_field_that_a_slug_is_taken() -> None:
    make_product("Finch One")
    other = Product(title="Other", slug="finch-one", product_class=ProductClass.objects.get())
    with pytest.raises(ValidationError) as refusal:
        other.full_clean()
    assert refusal.value.message_dict == {"slug": ["There is already a product with this slug."]}


def test_lets_variants_share_a_slug_and_shows_them_on_their_parents_page() -> None:
    shirt = make_product("Shirt", structure=Product.PARENT)
    small, large = make_variant(shirt), make_variant(shirt)
    assert small.slug == large.slug == "shirt"
    assert large.get_absolute_url() == "/products/shirt/"


def test_lists_neither_archived_nor_hidden_products_nor_variants() -> None:
    shirt = make_product("Shirt", structure=Product.PARENT)
    variant = make_variant(shirt)
    make_product("Old", archived_at=clock.now())
    make_product("Secret", is_public=False)
    assert list(Product.objects.browsable()) == [shirt]
    assert set(Product.objects.public()) == {shirt, variant}
