"""What is written down of searches: how often, and nothing by whom."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from search import services
from search.models import AskedQuery
from search.tests.shelves import index_everything
from shop.catalogue.models import Brand
from shop.catalogue.tests.shelves import make_product
from shop.core import clock

pytestmark = pytest.mark.django_db


def asked() -> list[tuple[str, int, int, int]]:
    return list(AskedQuery.objects.order_by("folded").values_list("folded", "times", "results", "opened"))


def test_counts_what_was_looked_for_and_found_and_opened() -> None:
    services.note_search("Café  lamp", results=3)
    services.note_search("cafe LAMP", results=2)
    services.note_search("tea", results=0)
    services.note_opened("CAFÉ lamp")
    services.note_opened("never asked")
    assert asked() == [("cafe lamp", 2, 2, 1), ("tea", 1, 0, 0)]


def test_keeps_the_day_and_nothing_that_is_about_a_person() -> None:
    with clock.at(datetime(2026, 3, 11, 13, 37, tzinfo=UTC)):
        services.note_search("tea", results=1)
    assert AskedQuery.objects.values().get().keys() == {
        "id",
        "folded",
        "times",
        "results",
        "opened",
        "last_at",
    }
    assert str(AskedQuery.objects.get().last_at) == "2026-03-11"


@pytest.mark.parametrize(
    "typed",
    [
        "alice@example.com", "Alice <alice@example.com>", "+49 170 123 4567", "0170/1234567", "4111 1111 1111 1111",
        "4111-1111-1111-1111", "1234567", "order 2026031", "DE89 3704 0044 0532 0130 00", "", "  ", "***", "😀",
    ],
)  # fmt: skip
def test_writes_nothing_down_that_may_be_about_a_person_or_is_no_word(typed: str) -> None:
    services.note_search(typed, results=1)
    assert asked() == []


@pytest.mark.parametrize("typed", ["esp 32", "3.3 v", "ldr 10 k", "m3 screw 12 mm", "cl-4711"])
def test_writes_down_what_has_numbers_as_goods_have(typed: str) -> None:
    services.note_search(typed, results=1)
    assert [folded for folded, *_numbers in asked()] == [typed]


def test_counts_a_search_of_a_person_and_not_their_way_through_its_pages(client: Client) -> None:
    make_product("Tea timer", brand=Brand.objects.create(name="Ohmwind"))
    index_everything()
    client.get("/search/", {"q": "tea"})
    for more in ({"page": "2"}, {"brand": "ohmwind"}, {"price_max": "99"}):
        client.get("/search/", {"q": "tea", **more})
    client.head("/search/", {"q": "tea"})
    client.get("/search/suggest/", {"q": "tea"})
    client.get("/api/v1/search/", {"q": "tea"})
    assert asked() == [("tea", 1, 1, 0)]


def test_counts_what_was_opened_if_our_own_page_tells(client: Client) -> None:
    services.note_search("tea", results=1)
    own = {"origin": "http://testserver"}
    assert client.post("/search/opened/", {"q": "Tea"}, headers=own).status_code == 204
    assert asked() == [("tea", 1, 1, 1)]
    for refused in (
        client.post("/search/opened/", {"q": "tea"}, headers={"origin": "https://mallory.example"}),
        client.get("/search/opened/", {"q": "tea"}),
    ):
        assert refused.status_code in {403, 405}
    assert client.post("/search/opened/", {"q": "\x00" + "x" * 10_000}, headers=own).status_code == 204
    assert asked() == [("tea", 1, 1, 1)]


@pytest.mark.parametrize(
    "typed", ["0171.234.5678", "0171 - 234 - 567", "john.doe(at)mail.com", "9hwm-w52v-f388"]
)
def test_writes_down_no_number_of_a_person_or_an_order(typed: str) -> None:
    services.note_search(typed, results=1)
    assert asked() == []


def test_writes_down_no_more_than_what_was_looked_for() -> None:
    services.note_search(" ".join(f"word{number}" for number in range(20)), results=1)
    assert [folded for folded, *_numbers in asked()] == [" ".join(f"word{number}" for number in range(12))]


def test_forgets_what_hardly_anybody_looked_for_in_a_month() -> None:
    old = clock.now().date() - services.KEPT_IF_RARE - timedelta(days=1)
    for folded, times, last_at in (("rare", 1, old), ("common", 9, old), ("new", 1, clock.now().date())):
        AskedQuery.objects.create(folded=folded, times=times, last_at=last_at)
    services.forget_rare()
    assert sorted(AskedQuery.objects.values_list("folded", flat=True)) == ["common", "new"]
