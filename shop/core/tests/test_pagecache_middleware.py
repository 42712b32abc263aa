"""The race is told with a view that reads a fact, lets something happen, and then answers what it has read."""

import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory
from django.urls import path
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from shop.core import clock, pagecache
from shop.core.models import AuditEntry
from shop.core.pagecache import StoredPage
from shop.core.pagecache.middleware import PageCacheMiddleware

NOON = datetime(2026, 5, 4, 12, tzinfo=timezone.get_default_timezone())


class MemoryStore:
    is_keeping = True
    pages: dict[str, StoredPage] = {}

    def get(self, key: str) -> StoredPage | None:
        return self.pages.get(key)

    def put(self, key: str, page: StoredPage) -> None:
        self.pages[key] = page


class Shelf:
    """The fact that the page shows, what happens between reading and answering, and how the answer looks."""

    renders = 0
    meanwhile: Callable[[], None] = staticmethod(lambda: None)
    change_answer: Callable[[HttpRequest, HttpResponse], None] = staticmethod(
        lambda _request, _response: None
    )
    extra_tags: tuple[str, ...] = ()


def show_shelf(request: HttpRequest) -> HttpResponse:
    Shelf.renders += 1
    price = (
        AuditEntry.objects.filter(action="price").order_by("-pk").values_list("target_id", flat=True).first()
    )
    meanwhile, Shelf.meanwhile = Shelf.meanwhile, lambda: None
    meanwhile()
    pagecache.tags("product:1", *Shelf.extra_tags)
    response = HttpResponse(f"price {price}")
    Shelf.change_answer(request, response)
    return response


urlpatterns = [path("shelf/", show_shelf), path("search/shelf/", show_shelf), path("cms/shelf/", show_shelf)]


def change_price(price: int, *tags: str) -> None:
    with transaction.atomic():
        AuditEntry.objects.create(action="price", target_id=str(price))
        pagecache.drop("product:1", *tags)


@pytest.fixture
def shop(settings: Any, db: None) -> Iterator[Client]:
    """A shop whose page shows price 10, with a store that keeps."""
    settings.PAGECACHE_STORE = f"{__name__}.MemoryStore"
    settings.ROOT_URLCONF = __name__
    MemoryStore.pages = {}
    change_price(10)
    yield Client()
    for name in ("renders", "meanwhile", "change_answer", "extra_tags"):
        if name in vars(Shelf):
            setattr(Shelf, name, _AT_REST[name])


_AT_REST = {name: vars(Shelf)[name] for name in ("renders", "meanwhile", "change_answer", "extra_tags")}


@pytest.fixture
def warm(shop: Client) -> Client:
    """The same with the page in the store, served from it twice."""
    for _ in range(4):
        assert shop.get("/shelf/").content == b"price 10"
    assert Shelf.renders == 2  # the first rendering finds the tags, the second is kept
    Shelf.renders = 0
    return shop


def body_of(response: HttpResponseBase) -> bytes:
    assert isinstance(response, HttpResponse)
    return response.content


def kept_bodies() -> list[bytes]:
    return [page.body for page in MemoryStore.pages.values() if page.body is not None]


# Keeping and serving.


def test_serves_a_kept_page_for_one_query(
    warm: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        response = warm.get("/shelf/")
    assert (response.content, Shelf.renders) == (b"price 10", 0)
    assert response.headers["X-Frame-Options"] == "DENY"


def test_serves_head_from_the_page_of_a_get(warm: Client) -> None:
    assert warm.head("/shelf/").status_code == 200
    assert Shelf.renders == 0


def test_keeps_nothing_of_a_head(shop: Client) -> None:
    for _ in range(3):
        shop.head("/shelf/")
    assert MemoryStore.pages == {}


def test_keeps_each_address_and_each_query_by_itself(warm: Client) -> None:
    warm.get("/shelf/?page=2")
    assert Shelf.renders == 1
    assert len(MemoryStore.pages) == 2


def test_renders_anew_after_a_drop_and_keeps_that_at_once(warm: Client) -> None:
    change_price(20)
    assert [warm.get("/shelf/").content for _ in range(3)] == [b"price 20"] * 3
    assert Shelf.renders == 1


def test_goes_on_serving_after_the_drop_of_something_else(warm: Client) -> None:
    with transaction.atomic():
        pagecache.drop("product:2")
    warm.get("/shelf/")
    assert Shelf.renders == 0


def test_refuses_to_keep_what_a_commit_overtook(warm: Client) -> None:
    change_price(20)
    Shelf.meanwhile = lambda: change_price(30)
    assert warm.get("/shelf/").content == b"price 20"  # begun before the commit of 30
    assert b"price 20" not in kept_bodies()
    assert warm.get("/shelf/").content == b"price 30"


def test_would_serve_the_past_if_it_looked_only_after_reading(
    warm: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control: with versions read after the page, the same race does serve the old price."""

    def late(self: PageCacheMiddleware, key: str, response: HttpResponse, **given: Any) -> None:
        given["before"] = pagecache.versions(given["collection"].tags)
        keep(self, key, response, **given)

    keep = PageCacheMiddleware._keep
    monkeypatch.setattr(PageCacheMiddleware, "_keep", late)
    change_price(20)
    Shelf.meanwhile = lambda: change_price(30)
    warm.get("/shelf/")
    assert warm.get("/shelf/").content == b"price 20"  # begun after the commit of 30, and wrong


def test_does_not_trust_a_first_rendering(shop: Client) -> None:
    Shelf.meanwhile = lambda: change_price(30)
    assert shop.get("/shelf/").content == b"price 10"
    assert kept_bodies() == []
    assert shop.get("/shelf/").content == b"price 30"


def test_keeps_only_the_names_when_a_new_tag_turns_up(warm: Client) -> None:
    Shelf.extra_tags = ("offer:5",)
    change_price(20)
    warm.get("/shelf/")
    assert kept_bodies() == []
    warm.get("/shelf/")
    assert kept_bodies() == [b"price 20"]
    change_price(20, "offer:5")
    warm.get("/shelf/")
    assert Shelf.renders == 3


def test_serves_no_page_whose_drop_commits_after_it_was_kept(warm: Client) -> None:
    """A drop between the last look and the store's `put` leaves a page that its own versions give away."""
    change_price(20)
    put = MemoryStore.put

    def overtaken(self: MemoryStore, key: str, page: StoredPage) -> None:
        change_price(30)
        put(self, key, page)

    MemoryStore.put = overtaken  # type: ignore[method-assign]
    try:
        assert warm.get("/shelf/").content == b"price 20"
    finally:
        MemoryStore.put = put  # type: ignore[method-assign]
    assert b"price 20" in kept_bodies()
    assert warm.get("/shelf/").content == b"price 30"


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_refuses_what_a_transaction_changed_that_began_long_before(warm: Client) -> None:
    """Commits out of order: the slow transaction drops first and commits last, in the middle of a rendering."""
    dropped, may_commit = threading.Event(), threading.Event()

    def change_slowly() -> None:
        try:
            with transaction.atomic():
                AuditEntry.objects.create(action="price", target_id="30")
                pagecache.drop("product:1")
                dropped.set()
                assert may_commit.wait(timeout=10)
        finally:
            connection.close()

    slow = threading.Thread(target=change_slowly)
    slow.start()
    assert dropped.wait(timeout=10)
    if connection.vendor == "postgresql":  # SQLite has one writer at a time, so nothing can overtake it there
        with transaction.atomic():
            pagecache.drop("product:2")
    assert warm.get("/shelf/").content == b"price 10"  # not committed yet: this is still the truth
    Shelf.extra_tags = ("product:2",)
    MemoryStore.pages = {
        key: StoredPage(versions={"product:1": -1, "product:2": -1}) for key in MemoryStore.pages
    }

    def commit_now() -> None:
        may_commit.set()
        slow.join(timeout=10)

    Shelf.meanwhile = commit_now
    assert warm.get("/shelf/").content == b"price 10"
    assert kept_bodies() == []
    assert warm.get("/shelf/").content == b"price 30"


# What is never kept.


def never_kept(shop: Client, address: str = "/shelf/", **request: Any) -> bool:
    for _ in range(4):
        shop.get(address, **request)
    return Shelf.renders == 4 and kept_bodies() == []


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Cache-Control", "max-age=0, Private"),
        ("Cache-Control", "no-store"),
        ("Vary", "Cookie"),
        ("Vary", "HX-Request"),
    ],
)
def test_never_keeps_what_is_not_for_all(shop: Client, header: str, value: str) -> None:
    Shelf.change_answer = lambda _request, response: response.headers.__setitem__(header, value)
    assert never_kept(shop)


def test_never_keeps_what_sets_a_cookie(shop: Client) -> None:
    Shelf.change_answer = lambda _request, response: response.set_cookie("seen", "1")
    assert never_kept(shop)


def test_never_keeps_what_has_looked_at_the_session(shop: Client) -> None:
    Shelf.change_answer = lambda request, _response: request.session.get("anything")
    assert never_kept(shop)


def test_never_keeps_an_answer_that_is_no_success(shop: Client) -> None:
    Shelf.change_answer = lambda _request, response: setattr(response, "status_code", 404)
    assert never_kept(shop)


@pytest.mark.parametrize("address", ["/search/shelf/", "/cms/shelf/"])
def test_never_keeps_search_and_staff_pages(shop: Client, address: str) -> None:
    assert never_kept(shop, address)
    assert MemoryStore.pages == {}


def test_never_keeps_what_was_asked_for_with_credentials(shop: Client) -> None:
    assert never_kept(shop, headers={"Authorization": "Bearer x"})


def test_never_keeps_an_answer_without_tags(shop: Client) -> None:
    def forget(_request: HttpRequest, _response: HttpResponse) -> None:
        from shop.core.pagecache.collection import _current

        if (collection := _current.get()) is not None:
            collection.tags.clear()

    Shelf.change_answer = forget
    assert never_kept(shop)


def test_ends_a_page_at_its_moment(shop: Client) -> None:
    Shelf.change_answer = lambda _request, _response: pagecache.valid_until(NOON)
    with clock.at(NOON - timedelta(seconds=1)):
        for _ in range(3):
            shop.get("/shelf/")
        assert Shelf.renders == 2
    with clock.at(NOON):
        shop.get("/shelf/")
        assert Shelf.renders == 3
        shop.get("/shelf/")
        assert Shelf.renders == 4


def test_leaves_a_preview_alone(warm: Client) -> None:
    """Wagtail's preview is a GET for the live address; only `is_dummy` tells it apart when it comes in."""
    middleware = PageCacheMiddleware(lambda _request: HttpResponse("a draft"))
    kept = dict(MemoryStore.pages)
    request = RequestFactory().get("/shelf/")
    assert body_of(middleware(request)) == b"price 10"  # the control: without the flag it is the live page
    request.is_dummy = True  # type: ignore[attr-defined]
    assert body_of(middleware(request)) == b"a draft"
    assert MemoryStore.pages == kept


# The store that keeps nothing.


@pytest.mark.django_db
def test_costs_no_query_while_nothing_is_kept(
    settings: Any, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.PAGECACHE_STORE = "shop.core.pagecache.NullStore"
    settings.DEBUG = True

    def render(_request: HttpRequest) -> HttpResponse:
        pagecache.tags("product:1", "menu:main")
        pagecache.valid_until(NOON)
        return HttpResponse("page")

    middleware = PageCacheMiddleware(render)
    with django_assert_num_queries(0):
        answers = [middleware(RequestFactory().get("/")) for _ in range(3)]
    assert {answer.headers["X-Page-Tags"] for answer in answers} == {"menu:main product:1"}
    assert answers[0].headers["X-Page-Valid-Until"] == "2026-05-04T12:00:00+02:00"


def test_says_nothing_of_tags_to_the_public(warm: Client) -> None:
    assert "X-Page-Tags" not in warm.get("/shelf/").headers
