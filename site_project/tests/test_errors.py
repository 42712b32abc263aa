import re

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from pytest_django import Settings

from site_project import errors
from site_project import urls as our_urls


def break_down(_request: HttpRequest) -> HttpResponse:
    raise RuntimeError("secret detail")


def forbid(_request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("secret detail")


def suspect(_request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("secret detail")


def accept(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("taken")


handler400, handler403, handler404, handler500 = (
    our_urls.handler400,
    our_urls.handler403,
    our_urls.handler404,
    our_urls.handler500,
)
urlpatterns = [
    path("break/", break_down),
    path("forbid/", forbid),
    path("suspect/", suspect),
    path("form/", accept),
    *our_urls.urlpatterns,
]


@pytest.fixture
def client(settings: Settings) -> Client:
    """Asks without a database: a test that is not marked for it may not open one."""
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@pytest.mark.parametrize(
    ("address", "status", "title"),
    [
        ("/break/", 500, "Something broke on our side"),
        ("/forbid/", 403, "This door is closed"),
        ("/suspect/", 400, "We could not read that"),
    ],
)
def test_says_what_went_wrong_without_a_database(
    client: Client, address: str, status: int, title: str
) -> None:
    answer = client.get(address)
    html = answer.content.decode()
    assert answer.status_code == status
    assert f"<h1>{title}</h1>" in html
    assert '<meta name="robots" content="noindex">' in html
    assert "secret detail" not in html
    assert not answer.cookies


def test_names_the_request_when_something_broke(client: Client) -> None:
    answer = client.get("/break/")
    named = re.search(r"please name this request: (\w+)", answer.content.decode())
    assert named is not None
    assert named[1] == answer["X-Request-ID"]


def test_says_what_to_do_with_a_form_that_was_refused(client: Client) -> None:
    answer = client.post("/form/", {"x": "1"})
    assert answer.status_code == 403
    assert "<h1>We did not take that form</h1>" in answer.content.decode()
    assert "Nothing was changed." in answer.content.decode()
    assert not answer.cookies


def test_answers_in_plain_text_when_even_the_page_breaks(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_kwargs: object) -> str:
        raise OSError("disk full")

    monkeypatch.setattr(errors, "render_to_string", fail)
    answer = errors.server_error(rf.get("/"))
    assert answer.status_code == 500
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().startswith("Something broke on our side.")


@pytest.mark.django_db
def test_answers_404_for_an_unknown_path() -> None:
    answer = Client().get("/no/such/page/")
    assert answer.status_code == 404
    assert "<h1>No such page</h1>" in answer.content.decode()
    assert not answer.cookies


def test_renders_the_404_page_without_a_database(rf: RequestFactory) -> None:
    assert errors.page_not_found(rf.get("/"), Exception("secret detail")).status_code == 404


@pytest.fixture
def debugging(settings: Settings) -> Client:
    """As under development settings."""
    settings.ROOT_URLCONF = __name__
    settings.DEBUG = True
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "site_project.debugging.OwnNotFoundMiddleware"]
    return Client(raise_request_exception=False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("/no/such/page/", "wagtail.views.serve raised Http404:"),
        ("/products/no-such/", "ProductDetailView raised Http404:"),
        ("/no-such.php", "No pattern matches “no-such.php”. Tried, in this order:\n  break/\n  forbid/"),
    ],
)
def test_shows_developers_the_shops_404_page_with_its_reason_folded(
    debugging: Client, address: str, reason: str
) -> None:
    answer = debugging.get(address)
    html = answer.content.decode()
    assert answer.status_code == 404
    assert "<h1>No such page</h1>" in html
    assert "<details" in html
    assert "Why, for developers" in html
    assert reason in html
    assert "Using the URLconf" not in html


@pytest.mark.django_db
def test_leaves_developers_the_technical_page_of_what_broke(debugging: Client) -> None:
    answer = debugging.get("/break/")
    assert answer.status_code == 500
    assert "RuntimeError" in answer.content.decode()
    assert "secret detail" in answer.content.decode()


@pytest.mark.django_db
def test_tells_shoppers_no_reason() -> None:
    html = Client().get("/no/such/page/").content.decode()
    assert "<h1>No such page</h1>" in html
    assert "<details" not in html
