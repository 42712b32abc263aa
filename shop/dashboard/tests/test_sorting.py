"""Every list of the dashboard, sorted by each of its columns and by what is none."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django_tables2 import Table
from oscar.apps.catalogue.models import Option
from oscar.apps.communication.models import CommunicationEventType

from shop.catalogue.models import AttributeOptionGroup, Category
from shop.catalogue.reviews.models import ProductReview
from shop.core import clock
from shop.customer.models import ProductAlert
from shop.dashboard.tests.staff import at_work
from shop.order.tests.purchases import offer_of, place_open, record_in, voucher_of
from shop.users.models import User
from shop.users.roles import Role
from shop.voucher.models import VoucherSet
from tests.architecture.staff_addresses import Address, staff_addresses

pytestmark = [
    pytest.mark.django_db,
    # Oscar lists offers in no order.
    pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning"),
]

NONSENSE = [
    "nonsense",
    "-",
    "actions",
    "-checkbox",
    "password",
    "email__nothing",
    "email; DROP",
    "a\0b",
    "é" * 3000,
]
LISTS = {"ListView", "SingleTableMixin"}


def lists() -> list[str]:
    """The names of the pages that are lists."""
    ours = [each for each in staff_addresses() if each.path.startswith("/dashboard/")]
    return [each.name for each in ours if is_list(each)]


def is_list(address: Address) -> bool:
    view = getattr(address.view, "view_class", None)
    return bool(view and LISTS & {base.__name__ for base in view.__mro__})


@pytest.fixture
def ada() -> Client:
    client = at_work(Role.ADMIN, email="ada@example.com")
    User.objects.create_user("zoe@example.com", "pw", first_name="Zoe", last_name="Ohm")
    return client


@pytest.fixture
def keys() -> dict[str, int]:
    """A shop in which every list has something in it; the keys of what has a list of its own."""
    record = record_in(place_open(1))
    boards = Category.add_root(name="Boards")
    boards.add_child(name="Radio").product_set.add(record.product)
    Category.add_root(name="Tools")
    for name in ("Colours", "Lengths"):
        AttributeOptionGroup.objects.create(name=name)
        Option.objects.create(name=name)
    offer, codes = offer_of(), _codes()
    voucher_of(offer, voucher_set=codes)
    voucher_of(offer, name="Flux", code="FLUX")
    offer.condition.range.add_product(record.product)
    ProductReview.objects.create(product=record.product, score=4, title="Good", body="It works.", name="Al")
    ProductAlert.objects.create(product=record.product, email="zoe@example.com")
    CommunicationEventType.objects.create(code="HELLO", name="Hello")
    return {
        "catalogue-category-detail-list": boards.pk,
        "partner-user-select": record.partner_id,
        "offer-detail": offer.pk,
        "range-products": offer.condition.range_id,
        "voucher-set-detail": codes.pk,
    }


def _codes() -> VoucherSet:
    now = clock.now()
    codes: VoucherSet = VoucherSet.objects.create(
        name="Fair", count=1, start_datetime=now, end_datetime=now + timedelta(days=9)
    )
    return codes


def sorted_by(answer: Any) -> set[str]:
    """The columns that a page has a link for, and those of its table."""
    links = set(re.findall(r"[?;&]sort=-?(\w+)", answer.content.decode()))
    return links | {column for table in tables_of(answer) for column in table.columns.names()}


def tables_of(answer: Any) -> Iterator[Table]:
    for layer in answer.context or ():
        yield from (value for value in layer.flatten().values() if isinstance(value, Table))


def rows_of(answer: Any) -> list[Any]:
    """What is listed, in its order."""
    table = next(tables_of(answer), None)
    if table is not None:
        return [row.record.pk for row in table.page.object_list]
    return [each.pk for each in answer.context.get("object_list", ())]


@pytest.mark.slow  # some four hundred pages
@pytest.mark.parametrize("name", lists())
def test_sorts_by_each_column_and_by_nothing_else(name: str, ada: Client, keys: dict[str, int]) -> None:
    page = reverse(f"dashboard:{name}", args=[keys[name]] if name in keys else [])
    plain = ada.get(page, {"page": 1})
    columns = sorted_by(plain)
    for sort in (f"{sign}{column}" for column in columns for sign in ("", "-")):
        assert ada.get(page, {"sort": sort}).status_code == 200, sort
        assert ada.get(page, {"sort": sort, "dir": "sideways"}).status_code == 200, sort
    for sort in set(NONSENSE) - columns:
        answer = ada.get(page, {"sort": sort})
        assert answer.status_code == 200, sort
        assert rows_of(answer) == rows_of(plain), sort


def test_finds_the_lists_there_are() -> None:
    assert {"users-index", "offer-list", "catalogue-brand-list", "voucher-set-detail"} <= set(lists())
    assert len(lists()) >= 20


@pytest.mark.parametrize("sort", ["actions", "-actions", "check", "nonsense", "email,actions"])
def test_ignores_a_column_of_buttons(sort: str, ada: Client) -> None:
    answer = ada.get("/dashboard/users/", {"sort": sort})
    assert rows_of(answer) == rows_of(ada.get("/dashboard/users/"))
    assert "sort=actions" not in answer.content.decode().replace(f"sort={sort}", "")


def test_takes_several_columns_and_leaves_out_what_is_none(ada: Client) -> None:
    asked = {"sort": ["actions", "-email", "nonsense"]}
    emails = [User.objects.get(pk=pk).email for pk in rows_of(ada.get("/dashboard/users/", asked))]
    assert emails == sorted(emails, reverse=True)
    assert len(emails) > 1
