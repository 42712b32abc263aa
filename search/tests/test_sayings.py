"""Words that mean the same, and pinned products."""

import pytest

from search.models import Pin, Synonym, Synonyms
from search.tests.shelves import index_everything, titles
from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_product

pytestmark = pytest.mark.django_db


def synonyms(*texts: str) -> None:
    together = Synonyms.objects.create()
    for text in texts:
        Synonym.objects.create(synonyms=together, text=text)


def pin(query: str, product: Product, *, position: int = 1) -> None:
    Pin.objects.create(query=query, product=product, position=position)


def test_finds_what_has_a_word_of_the_same_meaning() -> None:
    make_product("Headphones")
    synonyms("headphones", "cans", "Kopfhörer")
    index_everything()
    for typed in ("cans", "CANS", "kopfhorer", "headphones"):
        assert titles(typed) == ["Headphones"]
    assert titles("bin") == []


def test_takes_phrases_and_words_among_others() -> None:
    make_product("Soldering iron, small")
    make_product("Solder")
    synonyms("solder tool", "soldering iron")
    synonyms("tiny", "small")
    index_everything()
    assert titles("solder tool") == ["Soldering iron, small"]
    assert titles("tiny iron") == ["Soldering iron, small"]


def test_is_not_confused_by_what_an_editor_writes() -> None:
    make_product("Headphones")
    synonyms("cans", 'he said "cans" OR *', "'; --", "a\\b")
    index_everything()
    assert titles("cans") == []


def test_puts_pinned_products_first_in_their_order() -> None:
    lamp, pan, book = (make_product(title) for title in ("Copper lamp", "Copper pan", "A book"))
    pin("Copper", book, position=1)
    pin("copper", pan, position=2)
    index_everything()
    assert titles("copper") == ["A book", "Copper pan", "Copper lamp"]
    assert titles("copper lamp") == ["Copper lamp"]
    assert lamp.title == "Copper lamp"


def test_passes_over_a_pinned_product_that_is_not_shown() -> None:
    make_product("Copper lamp")
    pin("copper", make_product("A book", is_public=False))
    index_everything()
    assert titles("copper") == ["Copper lamp"]
