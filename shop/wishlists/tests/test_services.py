from threading import Barrier
from types import SimpleNamespace
from typing import Any

import pytest

from shop.basket.tests.baskets import make_user
from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_product
from shop.core.tests.together import at_once, meet
from shop.users.models import User
from shop.wishlists import selectors, services
from shop.wishlists.models import Line, WishList
from shop.wishlists.services import Terms
from shop.wishlists.tests.lists import contents, make_list

pytestmark = pytest.mark.django_db


def test_begins_a_list_with_the_first_wish_and_wishes_for_a_thing_once() -> None:
    alice, finch = make_user(), make_product()
    services.add(alice, product=finch)
    services.add(alice, product=finch)
    services.add(alice, product=make_product("Wren"))
    assert contents() == [("My wish list", "Finch One", 1), ("My wish list", "Wren", 1)]
    assert WishList.objects.get().visibility == WishList.PRIVATE


def test_adds_to_the_oldest_of_several_lists_and_changes_no_number() -> None:
    alice, finch = make_user(), make_product()
    make_list(alice, finch, name="Bench")
    make_list(alice, name="Birthday")
    Line.objects.update(quantity=3)
    services.add(alice, product=finch)
    assert contents() == [("Bench", "Finch One", 3)]


def test_moves_a_wish_to_another_list() -> None:
    alice = make_user()
    bench, birthday = make_list(alice, make_product()), make_list(alice, name="Birthday")
    services.move(bench.lines.get(), to=birthday)
    assert contents() == [("Birthday", "Finch One", 1)]


@pytest.mark.parametrize(("moved", "there", "number"), [(2, 5, 5), (5, 2, 5)])
def test_keeps_the_larger_number_of_what_is_on_both_lists(moved: int, there: int, number: int) -> None:
    alice, finch = make_user(), make_product()
    bench, birthday = make_list(alice, finch), make_list(alice, finch, name="Birthday")
    bench.lines.update(quantity=moved)
    birthday.lines.update(quantity=there)
    services.move(bench.lines.get(), to=birthday)
    assert contents() == [("Birthday", "Finch One", number)]


def test_leaves_a_wish_where_it_is_when_it_is_moved_to_its_own_list() -> None:
    bench = make_list(make_user(), make_product())
    services.move(bench.lines.get(), to=bench)
    assert contents() == [("Bench", "Finch One", 1)]


def test_moves_what_was_deleted_meanwhile_by_its_title() -> None:
    alice, finch = make_user(), make_product()
    bench, birthday = make_list(alice, finch), make_list(alice, name="Birthday")
    Product.objects.filter(pk=finch.pk).delete()
    services.move(bench.lines.get(), to=birthday)
    assert contents() == [("Birthday", "Finch One", 1)]


def test_shares_with_exactly_the_addresses_of_its_terms() -> None:
    alice = make_user()
    terms = Terms(name="Bench", visibility=WishList.SHARED, emails=("bob@example.com", "carol@example.com"))
    bench = services.create(alice, terms=terms)
    services.change(bench, terms=Terms(name="Shed", visibility=WishList.SHARED, emails=("bob@example.com",)))
    bench.refresh_from_db()
    assert (bench.name, bench.visibility) == ("Shed", WishList.SHARED)
    assert [shared.email for shared in bench.shared_emails.all()] == ["bob@example.com"]


def test_gives_no_list_the_address_of_a_form(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = iter(["create", "create", "abc123"])
    monkeypatch.setattr("oscar.apps.wishlists.abstract_models.get_random_string", lambda **_words: next(keys))
    assert make_list(make_user()).key == "abc123"


@pytest.mark.parametrize(
    ("visibility", "may_see"),
    [
        (WishList.PRIVATE, [True, False, False, False]),
        (WishList.SHARED, [True, True, False, False]),
        (WishList.PUBLIC, [True, True, True, True]),
    ],
)
def test_is_seen_by_those_who_may(visibility: str, may_see: list[bool]) -> None:
    from django.contrib.auth.models import AnonymousUser

    alice, bob, mallory = make_user(), make_user("bob"), make_user("mallory")
    bench = make_list(alice, visibility=visibility)
    bench.shared_emails.create(email="Bob@Example.com")
    people = [alice, bob, mallory, AnonymousUser()]
    assert [bench.is_allowed_to_see(person) for person in people] == may_see


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
class TestTwoTabs:
    """The same wish from two tabs at the same moment."""

    def wish_twice(self, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
        alice, finch = make_user(), make_product()
        lists_of, both_have_read = selectors.lists_of, Barrier(2)

        def slow(owner: User) -> Any:
            found = list(lists_of(owner))
            meet(both_have_read)
            return SimpleNamespace(first=lambda: found[0] if found else None)

        monkeypatch.setattr(selectors, "lists_of", slow)
        return at_once(*[lambda: services.add(alice, product=finch)] * 2)

    def test_make_one_list(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.wish_twice(monkeypatch)
        assert contents() == [("My wish list", "Finch One", 1)]

    def test_would_make_two_without_the_lock(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The negative control: neither a lock nor a transaction keeps them apart."""
        monkeypatch.setattr(services, "_lock", lambda _owner_id: None)
        wish = services.add.__wrapped__  # type: ignore[attr-defined]  # without its transaction
        monkeypatch.setattr(services, "add", wish)
        self.wish_twice(monkeypatch)
        assert WishList.objects.count() == 2
