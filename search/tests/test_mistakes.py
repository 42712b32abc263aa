"""One wrong, missing, doubled or swapped letter in a word."""

import pytest

from search import vocabulary
from search.tests.shelves import found, index_everything, titles
from shop.catalogue.tests.shelves import make_product

pytestmark = pytest.mark.django_db


def mistakes(word: str) -> list[tuple[str, str]]:
    """Every word that is one letter wrong, missing, doubled or swapped away from this one."""
    wrong = [("wrong", f"{word[:index]}q{word[index + 1 :]}") for index in range(len(word))]
    missing = [("missing", word[:index] + word[index + 1 :]) for index in range(len(word))]
    doubled = [("doubled", word[: index + 1] + word[index:]) for index in range(len(word))]
    swapped = [
        ("swapped", word[:index] + word[index + 1] + word[index] + word[index + 2 :])
        for index in range(len(word) - 1)
    ]
    return [(kind, typed) for kind, typed in (*wrong, *missing, *doubled, *swapped) if typed != word]


@pytest.mark.parametrize("word", ["copper", "sensor", "rotary", "solder"])
def test_mistakes_of_a_single_letter_in_a_word_of_six_are_mended(word: str) -> None:
    make_product(f"{word.capitalize()} thing")
    index_everything()
    typed = [each for _kind, each in mistakes(word)]
    assert len(typed) > 4 * 5
    assert {each: vocabulary.mended([each]) for each in typed} == {each: {each: word} for each in typed}


@pytest.mark.parametrize("typed", ["copqer lamp", "coper lamp", "coppper lamp", "cpoper lamp", "Lamp COPPRE"])
def test_mistakes_lead_to_what_was_meant_and_say_so(typed: str) -> None:
    make_product("Copper lamp")
    index_everything()
    results = found(typed)
    assert [card.product.title for card in results.listing.cards] == ["Copper lamp"]
    assert set(results.query.split()) == {"copper", "lamp"}
    assert results.typed == typed


def test_mistakes_are_not_looked_for_where_something_was_found() -> None:
    make_product("Copper lamp")
    make_product("Coper lamp")
    index_everything()
    assert (titles("coper"), found("coper").typed) == (["Coper lamp"], "")


def test_mistakes_of_two_letters_are_not_guessed_at() -> None:
    make_product("Copper lamp")
    index_everything()
    assert vocabulary.mended(["cqpqer", "cppr", "cop", "4711"]) == {}
    assert titles("cqpqer") == []


def test_mistakes_are_mended_towards_the_word_that_stands_in_more_places() -> None:
    for title in ("Copper lamp", "Copper pan", "Copier"):
        make_product(title)
    index_everything()
    assert vocabulary.mended(["copoer"]) == {"copoer": "copper"}


def test_mistakes_are_found_in_words_of_other_letters() -> None:
    make_product("Löschlampe")
    index_everything()
    assert titles("loschlampe") == ["Löschlampe"]
    assert titles("löshclampe") == ["Löschlampe"]


def test_mistakes_are_known_as_soon_as_the_product_is() -> None:
    vocabulary.learn(["Walnut"])
    assert vocabulary.mended(["wallnut"]) == {"wallnut": "walnut"}
    vocabulary.learn(["Walnut"])  # a second time adds nothing
    vocabulary.rebuild(["Copper"])
    assert vocabulary.mended(["wallnut", "coper"]) == {"coper": "copper"}
