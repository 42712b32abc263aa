import math
import re
from collections import Counter
from itertools import pairwise

import pytest

from shop.core import public_ids

LOOK_ALIKES = [
    "0OQ",
    "1IL",
    "2Z",
    "5S",
    "8B",
    "UV",
]  # Q and O: told apart in print, but 0 and O are never used
DRAWN = 10_000


@pytest.fixture(scope="module")
def numbers() -> list[str]:
    return [public_ids.new_order_number() for _ in range(DRAWN)]


def test_makes_order_numbers_of_three_groups_of_four(numbers: list[str]) -> None:
    assert all(re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", number) for number in numbers)


def test_uses_at_most_one_of_those_that_look_alike(numbers: list[str]) -> None:
    used = set("".join(numbers)) - {"-"}

    assert [alike for alike in LOOK_ALIKES if len(used & set(alike)) > 1] == []


def test_spells_no_words(numbers: list[str]) -> None:
    assert not set("".join(numbers)) & set("AEIOU")


def test_draws_every_place_evenly_from_26_symbols(numbers: list[str]) -> None:
    for place in range(12):
        drawn = Counter(number.replace("-", "")[place] for number in numbers)
        expected = DRAWN / 26
        chi_square = sum((count - expected) ** 2 / expected for count in drawn.values())

        assert len(drawn) == 26
        assert chi_square < 80  # 25 degrees of freedom: a fair draw is above that once in ten million


def test_holds_more_than_56_bits() -> None:
    assert math.log2(26**12) > 56


def test_draws_no_number_twice_and_none_that_can_be_told_from_the_one_before(numbers: list[str]) -> None:
    same_places = [
        sum(here == there for here, there in zip(one, other, strict=True)) - 2  # the two dashes
        for one, other in pairwise(numbers)
    ]

    assert len(set(numbers)) == DRAWN
    assert sum(same_places) / len(same_places) == pytest.approx(12 / 26, abs=0.05)


def test_draws_from_the_systems_source_of_randomness(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secrets.choice", lambda symbols: symbols[0])

    assert public_ids.new_order_number() == "2222-2222-2222"


def test_makes_row_ids_of_122_random_bits() -> None:
    ids = {public_ids.new_id() for _ in range(1000)}

    assert len(ids) == 1000
    assert {made.version for made in ids} == {4}


@pytest.mark.parametrize(
    "typed",
    [
        "K7QM-2XTD-94HW",
        "k7qm-2xtd-94hw",
        "K7QM2XTD94HW",
        "  k7qm 2xtd 94hw\n",
        "K7QM–2XTD—94HW",  # what word processors make of dashes
        "K7QM\u00a02XTD\u202f94HW",
        "K7QM-ZXTD-94HW",  # Z read for 2
    ],
)
def test_reads_the_order_number_that_was_meant(typed: str) -> None:
    assert public_ids.order_number_from(typed) == "K7QM-2XTD-94HW"


def test_mends_every_look_alike() -> None:
    assert public_ids.order_number_from("1ISB-UZ22-2222") == "LL58-V222-2222"


def test_reads_back_what_it_made(numbers: list[str]) -> None:
    assert [public_ids.order_number_from(number.lower()) for number in numbers] == numbers


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        "K7QM-2XTD-94H",
        "K7QM-2XTD-94HWW",
        "K7QM-2XTD-94H0",
        "100042",
        "K7QM/2XTD/94HW",
        "K7QM-2XTD-94Hẞ",
    ],
)
def test_reads_nothing_into_what_is_no_order_number(typed: str) -> None:
    assert public_ids.order_number_from(typed) is None
