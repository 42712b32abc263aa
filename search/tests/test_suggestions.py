"""What is suggested while somebody types."""

from datetime import date

import pytest

from blog.models import BlogPostPage
from home.tests.trees import below, make_blog, make_home
from search import selectors
from search.models import AskedQuery
from search.tests.shelves import index_everything
from shop.catalogue.models import Category
from shop.catalogue.tests.shelves import make_product
from shop.core import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def everything() -> None:
    blog = make_blog(make_home())
    below(blog, BlogPostPage(title="How to solder", slug="how", intro="Hot", date=date(2026, 1, 1)))
    below(blog, BlogPostPage(title="Solder less", slug="less", intro="Cold", live=False))
    make_product("Soldering iron", category=Category.add_root(name="Solder and flux"))
    make_product("Solder pot", is_public=False)
    for times, query in ((3, "solder paste"), (2, "solder rarely"), (9, "solder nothing")):
        AskedQuery.objects.create(
            folded=query,
            times=times,
            results=0 if "nothing" in query else 4,
            opened=0 if "unopened" in query else 1,
            last_at=clock.today(),
        )
    index_everything()


def test_suggestions_are_of_every_kind(everything: None) -> None:
    assert [(each.kind, each.label, each.url) for each in selectors.suggest("solde")] == [
        ("product", "Soldering iron", "/products/soldering-iron/"),
        ("category", "Solder and flux", "/shop/solder-and-flux/"),
        ("post", "How to solder", "/blog/how/"),
        ("query", "solder paste", "/search/?q=solder+paste"),
    ]


def test_suggestions_begin_like_the_last_word(everything: None) -> None:
    assert [each.label for each in selectors.suggest("soldering ir")] == ["Soldering iron"]
    assert selectors.suggest("iron xy") == []


@pytest.mark.parametrize("typed", ["", " ", "s", "*", '"', "\x00", "%", "_", "😀", "'", "\\", "so" * 5_000])
def test_suggestions_are_none_for_what_begins_nothing(everything: None, typed: str) -> None:
    assert selectors.suggest(typed) == []


def test_suggestions_take_three_queries_for_any_number_of_products(
    everything: None, django_assert_max_num_queries
) -> None:
    selectors.suggest("solde")  # kinds of content are kept
    used = []
    for number in (3, 9):
        for index in range(number):
            make_product(f"Solder {number} {index}")
        index_everything()
        with django_assert_max_num_queries(3) as queries:
            suggested = selectors.suggest("solde")
        used.append(len(queries))
    assert used == [3, 3]
    assert sum(each.kind == "product" for each in suggested) == selectors.SUGGESTED_PRODUCTS
