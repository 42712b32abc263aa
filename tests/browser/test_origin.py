"""What a real browser tells of where a form comes from, and what becomes of it."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path
from playwright.sync_api import Page, Route

from shop.core.models import AuditEntry
from shop.core.origin import same_origin_post
from site_project.urls import urlpatterns as site_urlpatterns

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db(transaction=True)]

FORM = (
    '<!doctype html><form method="post" action="{action}"><input name="sku" value="Ü 1"><button>Add</button>'
)


def show(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(FORM.format(action="/probe/"))


@same_origin_post
def write(request: HttpRequest) -> HttpResponse:
    AuditEntry.objects.create(action="probe", target_id=request.POST["sku"])
    return HttpResponse("written", status=201)


urlpatterns = [path("probe/form/", show), path("probe/", write), *site_urlpatterns]


def press(page: Page) -> int:
    with page.expect_response("**/probe/") as answer:
        page.get_by_role("button", name="Add").click()
    return answer.value.status


def written() -> list[str]:
    return list(AuditEntry.objects.filter(action="probe").values_list("target_id", flat=True))


def test_takes_a_form_of_our_own_page(page: Page) -> None:
    page.goto("/probe/form/")
    assert press(page) == 201
    assert written() == ["Ü 1"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "headers",
    [
        {"Referrer-Policy": "unsafe-url"},
        {"Referrer-Policy": "no-referrer"},
        {"Content-Security-Policy": "sandbox allow-forms"},
    ],
    ids=["openly", "without a referrer", "from a sandbox"],
)
def test_refuses_the_same_form_on_another_site(page: Page, live_server: Any, headers: dict[str, str]) -> None:
    """A page that would say nothing of itself makes the browser say `Origin: null`, never nothing."""

    def evil(route: Route) -> None:
        route.fulfill(
            body=FORM.format(action=f"{live_server.url}/probe/"), content_type="text/html", headers=headers
        )

    page.route("http://evil.example/**", evil)
    page.goto("http://evil.example/")
    assert press(page) == 403
    assert written() == []
