from decimal import Decimal

import pytest
from django.http import QueryDict

from shop.catalogue.listing import choices
from shop.catalogue.listing.choices import MOST_VALUES, Choices, Sort


def read(query: str, *, q: str = "") -> Choices:
    return choices.of(QueryDict(query).lists(), query=q)


def test_reads_filters_with_several_values_each_once() -> None:
    chosen = read("brand=ohmwind&brand=tinmoor&brand=ohmwind&colour=ink")
    assert chosen.values == {"brand": ("ohmwind", "tinmoor"), "colour": ("ink",)}
    assert (chosen.is_filtered, chosen.number_of_filters, chosen.ignored) == (True, 3, ())


def test_is_a_plain_list_where_nothing_is_asked() -> None:
    for query in ("", "brand=&price_min=&price_max=+&sort=&page=&page_size="):
        assert read(query) == Choices()
    assert not Choices().is_filtered


@pytest.mark.parametrize(
    ("query", "prices"),
    [
        ("price_min=9", (Decimal(9), None)),
        ("price_max=12,5", (None, Decimal("12.50"))),
        ("price_min=9.999&price_max=1e2", (Decimal("10.00"), Decimal(100))),
        ("price_min=30&price_max=10", (Decimal(10), Decimal(30))),
        ("price_min=5&price_min=7", (Decimal(7), None)),
    ],
)
def test_reads_prices_as_people_type_them(query: str, prices: tuple[Decimal | None, Decimal | None]) -> None:
    chosen = read(query)
    assert (chosen.price_min, chosen.price_max) == prices
    assert chosen.ignored == ()


@pytest.mark.parametrize(
    "query",
    [
        "price_min=abc", "price_min=-1", "price_max=NaN", "price_max=Infinity", "price_max=1e10",
        "price_max=9" + "0" * 30, "page=0", "page=-1", "page=abc", "page=1.5", "page=٣", "page=99999999999",
        "page_size=0", "page_size=x", "sort=cheapest", "sort=PRICE-ASC",
    ],
)  # fmt: skip
def test_leaves_out_and_names_what_makes_no_sense(query: str) -> None:
    assert read(query) == Choices(ignored=(query[:60],))


def test_names_a_filter_that_no_database_could_hold_or_nobody_would_type() -> None:
    assert read("colour=in%00k").ignored == ("colour=ink",)
    assert read(f"colour={'x' * 201}&brand=ohmwind").values == {"brand": ("ohmwind",)}
    assert read(f"{'x' * 201}=1").ignored == ("x" * 60,)


def test_takes_so_many_values_and_names_the_others() -> None:
    chosen = read("&".join(f"colour={number}" for number in range(MOST_VALUES + 2)))
    assert chosen.number_of_filters == MOST_VALUES
    assert chosen.ignored == (f"colour={MOST_VALUES}", f"colour={MOST_VALUES + 1}")


@pytest.mark.parametrize(
    "name", ["utm_source", "gclid", "fbclid", "_ga", "mc_cid", "q", "format", "variant", ""]
)
def test_takes_what_others_add_to_addresses_for_no_filter(name: str) -> None:
    assert read(f"{name}=1") == Choices()


def test_bounds_pages() -> None:
    assert read("page=99999999").page == 100_000
    assert read("page_size=5000").page_size == 100
    assert (read("page=3").page, read("page_size=5").page_size) == (3, 5)


def test_gives_one_list_one_address() -> None:
    address = "?brand=ohmwind&brand=tinmoor&colour=ink&price_min=9&sort=name&page_size=5"
    for query in (
        "colour=ink&brand=tinmoor&brand=ohmwind&sort=name&price_min=9.00&page_size=5&page=4&utm_source=x",
        "page_size=5&sort=name&price_min=9&brand=ohmwind&brand=tinmoor&brand=tinmoor&colour=ink",
    ):
        assert read(query).as_query() == address
    assert Choices().as_query() == "."


def test_leads_to_the_list_with_a_value_and_back_without_it() -> None:
    chosen = read("brand=ohmwind&sort=name&page=3", q="wind chime")
    assert chosen.toggled("brand", "tinmoor") == "?q=wind+chime&brand=ohmwind&brand=tinmoor&sort=name"
    assert chosen.toggled("brand", "ohmwind") == "?q=wind+chime&sort=name"
    assert read("brand=ohmwind").toggled("brand", "ohmwind") == "."
    assert chosen.cleared == "?q=wind+chime&sort=name"


def test_writes_what_a_filter_says_so_that_it_can_be_read_again() -> None:
    chosen = read("colour=a%26b%3Dc%23%2B&size=%D7%A9+%F0%9F%A6%8A")
    assert chosen.values == {"colour": ("a&b=c#+",), "size": ("ש 🦊",)}
    assert read(chosen.as_query().removeprefix("?")) == chosen


def test_keeps_the_rest_when_a_form_asks_for_another_order_or_price() -> None:
    chosen = read("brand=ohmwind&price_min=9&sort=name", q="tea")
    assert chosen.kept_by_sort == [("q", "tea"), ("brand", "ohmwind"), ("price_min", "9")]
    assert chosen.kept_by_prices == [("q", "tea"), ("brand", "ohmwind"), ("sort", "name")]
    assert chosen.without_prices() == "?q=tea&brand=ohmwind&sort=name"


def test_has_a_name_for_every_order() -> None:
    assert len({str(sort.label) for sort in Sort}) == len(Sort)
