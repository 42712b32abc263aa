"""Words with accents are found with and without them, on every database alike."""

from datetime import date

import pytest

from blog.models import BlogPostPage
from home.models import CategoryLandingPage, StandardPage
from home.tests.trees import below, make_blog, make_home
from search import selectors
from search.tests.shelves import index_everything, titles
from shop.catalogue.tests.shelves import describe, make_product
from shop.core import folding

pytestmark = pytest.mark.django_db

PARAGRAPH = [{"type": "paragraph", "value": "<p>Served in the <b>Crêperie</b>.</p>"}]


def test_tells_only_the_words_that_have_accents() -> None:
    assert folding.without_accents("Ein Café, zwei CAFÉ, Straße and tea") == "cafe, strasse"
    assert folding.without_accents("no word of it") == ""


@pytest.fixture
def everything() -> None:
    home = make_home()
    intro = "A crème brûlée"
    post = BlogPostPage(title="The Café", slug="cafe", intro=intro, body=PARAGRAPH, date=date(2026, 1, 1))
    below(make_blog(home), post)
    below(home, StandardPage(title="Our Café", slug="our-cafe", intro=intro, body=PARAGRAPH))
    below(home, CategoryLandingPage(title="Coffee", slug="coffee", intro=intro, below=PARAGRAPH))
    describe(make_product("Café mug"), name="Colour", value="Crème")
    index_everything()


@pytest.mark.parametrize("typed", ["cafe", "café", "CAFÉ", "Cafe"])
def test_finds_titles_with_accents_and_without(everything: None, typed: str) -> None:
    assert titles(typed) == ["Café mug", "The Café", "Our Café"]


@pytest.mark.parametrize("typed", ["creme", "crème"])
def test_finds_introductions_and_tables(everything: None, typed: str) -> None:
    assert sorted(titles(typed)) == ["Café mug", "Coffee", "Our Café", "The Café"]


@pytest.mark.parametrize("typed", ["creperie", "crêperie"])
def test_finds_texts(everything: None, typed: str) -> None:
    assert sorted(titles(typed)) == ["Coffee", "Our Café", "The Café"]


def test_finds_what_is_written_without_accents_by_a_word_that_has_them() -> None:
    below(make_home(), StandardPage(title="Our cafe", slug="our-cafe"))
    make_product("Cafe mug")
    index_everything()
    assert titles("café") == ["Cafe mug", "Our cafe"]


@pytest.mark.parametrize("typed", ["caf", "café", "cafe m", "CAFÉ"])
def test_suggests_titles_with_accents_and_without(everything: None, typed: str) -> None:
    labels = {each.label for each in selectors.suggest(typed)}
    assert "Café mug" in labels
    assert ("The Café" in labels) is (typed != "cafe m")


def test_suggests_what_is_written_without_accents_by_a_word_that_has_them() -> None:
    make_product("Cafe mug")
    index_everything()
    assert [each.label for each in selectors.suggest("café")] == ["Cafe mug"]
