from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from shop.catalogue.models import Product, ProductClass
from shop.catalogue.tests.shelves import make_product, make_variant
from shop.core import clock
from shop.partner.models import Partner, StockRecord
from shop.shipping.tests.zones import make_method, make_zone

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/delivery-options/"
WEDNESDAY_NOON = datetime(2026, 3, 11, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def sku_of(product: Product) -> str:
    sku: str = product.stockrecords.get().partner_sku
    return sku


def ask(*lines: str, **more: str) -> Any:
    with clock.at(WEDNESDAY_NOON):
        return Client().get(ADDRESS, {"line": list(lines), **more})


def codes(answer: Any) -> list[str]:
    return [option["code"] for option in answer.json()["results"]]


def complaints(answer: Any) -> dict[str, list[str]]:
    assert answer.status_code == 400
    error = answer.json()["error"]
    assert error["code"] == "invalid"
    fields: dict[str, list[str]] = error["fields"]
    return fields


def test_says_what_delivery_costs_and_when_it_arrives() -> None:
    make_method()
    make_method(
        code="express", name="Express", price=Decimal("11.90"), free_over=None, days_max=1, position=1
    )
    answer = ask(f"{sku_of(make_product())}:2")
    assert answer.status_code == 200
    assert answer.json() == {
        "count": 2,
        "next": None,
        "previous": None,
        "results": [
            {
                "code": "standard",
                "name": "Standard",
                "price": {"amount": "4.90", "currency": "EUR"},
                "free_from": {"amount": "50.00", "currency": "EUR"},
                "missing_for_free": {"amount": "0.20", "currency": "EUR"},
                "arrives": {"from": "2026-03-12", "to": "2026-03-16"},
            },
            {
                "code": "express",
                "name": "Express",
                "price": {"amount": "11.90", "currency": "EUR"},
                "free_from": None,
                "missing_for_free": None,
                "arrives": {"from": "2026-03-12", "to": "2026-03-12"},
            },
        ],
    }


def test_adds_up_the_lines_of_one_number_and_of_several() -> None:
    make_method()
    finch, copper = make_product(), make_variant(make_product("Wire", structure=Product.PARENT))
    answer = ask(f"{sku_of(finch)}:1", f"{sku_of(copper)}:1", f"{sku_of(finch)}:1")
    assert answer.json()["results"][0]["price"]["amount"] == "0.00"


def test_goes_to_the_country_that_is_asked_for() -> None:
    make_method()
    make_method(make_zone("Alps", "CH"), code="alps")
    line = f"{sku_of(make_product())}:1"
    assert codes(ask(line)) == ["standard"]
    assert codes(ask(line, country="de")) == ["standard"]
    assert codes(ask(line, country="CH")) == ["alps"]
    assert ask(line, country="FR").json() == {"count": 0, "next": None, "previous": None, "results": []}


def test_takes_a_number_with_a_colon() -> None:
    make_method()
    product = make_product()
    StockRecord.objects.update(partner_sku="bench:7")
    assert product.stockrecords.get().partner_sku == "bench:7"
    assert codes(ask("bench:7:1")) == ["standard"]


def test_promises_no_day_for_what_is_not_here() -> None:
    make_method()
    line = f"{sku_of(make_product())}:6"  # five are
    assert ask(line).json()["results"][0]["arrives"] is None


def test_has_no_option_for_what_is_not_sent() -> None:
    make_method()
    file = make_product("Plans as a file")
    ProductClass.objects.update(requires_shipping=False)
    assert ask(f"{sku_of(file)}:1").json()["count"] == 0


@pytest.mark.parametrize("quantity", ["0", "-1", "1e9", "1000000000", "9" * 40, "abc", "", "1.5", "٣", "+1"])
def test_refuses_what_is_no_number_of_pieces(quantity: str) -> None:
    make_method()
    line = f"{sku_of(make_product())}:{quantity}"
    assert complaints(ask(line)) == {
        "line.0": ["Please write how many you would like: a whole number from 1 to 10000."]
    }


@pytest.mark.parametrize("line", ["", "2", ":2", "CL-1001", "CL\x00:2"])
def test_refuses_what_is_no_line(line: str) -> None:
    good = f"{sku_of(make_product())}:1"
    assert complaints(ask(good, line)) == {
        "line.1": ["Please write each line as its number and how many, such as CL-1001:2."]
    }


def test_names_each_number_that_is_not_sold() -> None:
    hidden = make_product("Hidden", is_public=False)
    archived = make_variant(make_product("Old", structure=Product.PARENT, archived_at=clock.now()))
    unpriced = make_product("No price")
    StockRecord.objects.filter(product=unpriced).update(price=None)
    elsewhere = make_product("In dollars")
    StockRecord.objects.filter(product=elsewhere).update(price_currency="USD")
    gone = [sku_of(product) for product in (hidden, archived, unpriced, elsewhere)] + ["'; --", "x" * 5000]
    answer = ask(f"{sku_of(make_product())}:1", *[f"{sku}:1" for sku in gone])
    assert complaints(answer) == {
        f"line.{index}": [f"We sell nothing with the number “{sku}”."] for index, sku in enumerate(gone, 1)
    }


@pytest.mark.parametrize("country", ["XX", "D", "Germany", "AQ", "D\x07", "1'", "ΔE"])
def test_refuses_a_country_that_nothing_goes_to(country: str) -> None:
    line = f"{sku_of(make_product())}:1"
    assert complaints(ask(line, country=country)) == {
        "country": [f"“{country}” is no country that we deliver to. Please write two letters, such as DE."]
    }


def test_refuses_what_no_database_takes_for_a_country() -> None:
    assert complaints(ask(f"{sku_of(make_product())}:1", country="D\x00")).keys() == {"country"}


def test_refuses_no_line_too_many_and_more_than_an_order_takes() -> None:
    line = f"{sku_of(make_product())}:6000"
    assert complaints(ask()) == {"line": ["Please say what is to be sent, such as line=CL-1001:2."]}
    assert complaints(ask(*[line] * 51)) == {"line": ["Ensure this field has no more than 50 elements."]}
    assert complaints(ask(line, line)) == {
        "line": ["One order takes at most 10000 pieces. Please write to us if you need more."]
    }


def test_takes_the_older_of_two_products_with_one_number() -> None:
    make_method()
    finch, wren = make_product(), make_product("Wren")
    elsewhere = Partner.objects.create(code="shed", name="Shed")
    StockRecord.objects.filter(product=finch).update(partner_sku="twin")
    StockRecord.objects.filter(product=wren).update(partner_sku="twin", partner=elsewhere, price=Decimal(99))
    assert ask("twin:1").json()["results"][0]["missing_for_free"]["amount"] == "25.10"


@pytest.mark.parametrize("lines", [1, 20])
def test_asks_as_often_for_one_line_as_for_twenty(lines: int, django_assert_num_queries) -> None:
    make_method()
    shirt = make_product("Shirt", structure=Product.PARENT)
    goods = [make_product() if number % 2 else make_variant(shirt) for number in range(lines)]
    wanted = [f"{sku_of(product)}:1" for product in goods]
    ask(*wanted)  # tax rates are kept
    with django_assert_num_queries(5):  # country; products, their stock; methods, holidays
        assert codes(ask(*wanted)) == ["standard"]


def test_is_kept_by_nobody() -> None:
    make_method()
    answer = ask(f"{sku_of(make_product())}:1")
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_changes_nothing(method: str) -> None:
    answer = getattr(Client(), method)(ADDRESS, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 405


def test_says_in_the_schema_how_it_refuses() -> None:
    schema = Client().get("/api/v1/schema/", headers={"Accept": "application/json"}).json()
    operation = schema["paths"][ADDRESS]["get"]
    assert operation["responses"].keys() == {"200", "400", "406", "429", "default"}
    for status in ("400", "406", "429"):
        content = operation["responses"][status]["content"]["application/json"]
        assert content == {"schema": {"$ref": "#/components/schemas/Error"}}
    assert [(each["name"], each.get("required", False)) for each in operation["parameters"]] == [
        ("country", False),
        ("line", True),
    ]
