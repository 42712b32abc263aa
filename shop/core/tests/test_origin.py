from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import Client, RequestFactory
from django.urls import path
from django.utils.decorators import method_decorator
from django.views import View

from shop.core.models import AuditEntry
from shop.core.origin import Verdict, judge, same_origin_post
from shop.users.models import User
from site_project.urls import urlpatterns as site_urlpatterns

pytestmark = pytest.mark.urls(__name__)

OURS = {"Sec-Fetch-Site": "same-origin"}
HOSTILE_TEXT = "Ünï✓ 漢字 <b>\"'&amp; {{ 7 }}"


def write(request: HttpRequest) -> HttpResponse:
    fields = dict(request.POST.lists())
    AuditEntry.objects.create(action="probe", target_id=str(request.user.pk or "guest"), changes=fields)
    return HttpResponseRedirect("/basket/", status=303)


write_row = same_origin_post(write)


@method_decorator(same_origin_post, name="dispatch")
class WriteRow(View):
    def get(self, _request: HttpRequest) -> HttpResponse:
        raise AssertionError("a guarded view is never read")

    def post(self, request: HttpRequest) -> HttpResponse:
        return write(request)


urlpatterns = [path("probe/", write_row), path("probe/class/", WriteRow.as_view()), *site_urlpatterns]


@pytest.fixture(params=["guest", "signed in"])
def client(request: pytest.FixtureRequest, db: None) -> Client:
    client = Client(enforce_csrf_checks=True)
    if request.param == "signed in":
        client.force_login(User.objects.create_user("alice@example.com", "correct horse battery"))
    return client


@pytest.fixture(params=["/probe/", "/probe/class/"])
def address(request: pytest.FixtureRequest) -> str:
    return str(request.param)


class _Form(HTMLParser):
    """Reads the confirm page as a browser would: the one form of the main part, and its fields in order."""

    def __init__(self, response: Any) -> None:
        super().__init__()
        self.forms: list[dict[str, str | None]] = []
        self.fields: list[tuple[str, str]] = []
        self.buttons = 0
        self.feed(response.content.decode().split("<main")[1].split("</main>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "form":
            self.forms.append(attributes)
        elif tag == "input":
            self.fields.append((attributes["name"] or "", attributes["value"] or ""))
        elif tag == "button":
            self.buttons += 1

    def data(self) -> dict[str, list[str]]:
        data: dict[str, list[str]] = {}
        for name, value in self.fields:
            data.setdefault(name, []).append(value)
        return data


def judged(**headers: str) -> Verdict:
    return judge(
        RequestFactory().post("/", headers={key.replace("_", "-"): value for key, value in headers.items()})
    )


@pytest.mark.parametrize(
    ("headers", "verdict"),
    [
        ({}, Verdict.UNKNOWN),
        ({"Sec_Fetch_Site": "same-origin"}, Verdict.OURS),
        ({"Sec_Fetch_Site": "same-origin", "Origin": "null"}, Verdict.OURS),
        ({"Sec_Fetch_Site": "same-site"}, Verdict.FOREIGN),
        ({"Sec_Fetch_Site": "cross-site"}, Verdict.FOREIGN),
        ({"Sec_Fetch_Site": "cross-site", "Referer": "http://testserver/"}, Verdict.FOREIGN),
        ({"Sec_Fetch_Site": "cross-site", "Origin": "null"}, Verdict.FOREIGN),
        ({"Sec_Fetch_Site": "nonsense"}, Verdict.FOREIGN),
        ({"Sec_Fetch_Site": "none"}, Verdict.UNKNOWN),
        ({"Sec_Fetch_Site": "none", "Origin": "https://evil.example"}, Verdict.FOREIGN),
        ({"Sec_Fetch_Site": "none", "Origin": "http://testserver"}, Verdict.OURS),
        ({"Origin": "http://testserver"}, Verdict.OURS),
        ({"Origin": "http://testserver:80"}, Verdict.OURS),
        ({"Origin": "http://TESTSERVER"}, Verdict.OURS),
        ({"Origin": "https://testserver"}, Verdict.FOREIGN),
        ({"Origin": "http://testserver:8080"}, Verdict.FOREIGN),
        ({"Origin": "http://testserver.evil.example"}, Verdict.FOREIGN),
        ({"Origin": "http://testserver@evil.example"}, Verdict.FOREIGN),
        ({"Origin": "http://x@testserver"}, Verdict.FOREIGN),
        ({"Origin": "null"}, Verdict.FOREIGN),
        ({"Origin": "null", "Referer": "http://testserver/"}, Verdict.FOREIGN),
        ({"Origin": "http://[bad"}, Verdict.FOREIGN),
        ({"Origin": "http://testserver:port"}, Verdict.FOREIGN),
        ({"Origin": ""}, Verdict.UNKNOWN),
        ({"Referer": "http://testserver/blog/?a=1"}, Verdict.OURS),
        ({"Referer": "http://evil.example/http://testserver/"}, Verdict.FOREIGN),
        ({"Referer": "about:blank"}, Verdict.FOREIGN),
        ({"Referer": ""}, Verdict.UNKNOWN),
    ],
)
def test_judges_by_the_headers(headers: dict[str, str], verdict: Verdict) -> None:
    assert judged(**headers) is verdict


def test_compares_with_the_host_and_the_port_that_were_asked(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["localhost"]
    assert judged(Host="localhost:8000", Origin="http://localhost:8000") is Verdict.OURS
    assert judged(Host="localhost:8000", Origin="http://localhost") is Verdict.FOREIGN
    assert judged(Host="localhost:8000", Origin="http://localhost:9000") is Verdict.FOREIGN


def test_takes_a_trusted_origin_and_its_wildcards(settings: Any) -> None:
    settings.CSRF_TRUSTED_ORIGINS = ["https://www.shop.example", "https://*.partners.example"]
    assert judged(Origin="https://www.shop.example", Sec_Fetch_Site="cross-site") is Verdict.OURS
    assert judged(Origin="https://a.partners.example") is Verdict.OURS
    assert judged(Referer="https://www.shop.example/x") is Verdict.OURS
    assert judged(Origin="http://www.shop.example") is Verdict.FOREIGN
    assert judged(Origin="https://evilpartners.example") is Verdict.FOREIGN
    assert judged(Referer="https://www.shop.example/x", Sec_Fetch_Site="cross-site") is Verdict.FOREIGN


def test_refuses_a_cross_site_request_that_claims_to_be_from_this_very_host(settings: Any) -> None:
    assert settings.CSRF_TRUSTED_ORIGINS == [settings.PUBLIC_URL] == ["http://testserver"]
    settings.ALLOWED_HOSTS = ["testserver", "localhost"]
    assert judged(Origin="http://testserver", Sec_Fetch_Site="cross-site") is Verdict.FOREIGN
    assert judged(Origin="http://testserver:80", Sec_Fetch_Site="same-site") is Verdict.FOREIGN
    assert (
        judged(Origin="http://testserver", Sec_Fetch_Site="cross-site", Host="localhost") is Verdict.FOREIGN
    )
    settings.CSRF_TRUSTED_ORIGINS = ["http://localhost", "http://*.testserver"]
    assert judged(Origin="http://localhost", Sec_Fetch_Site="cross-site", Host="localhost") is Verdict.FOREIGN
    assert judged(Origin="http://testserver", Sec_Fetch_Site="cross-site") is Verdict.FOREIGN
    assert judged(Origin="http://a.testserver", Sec_Fetch_Site="cross-site") is Verdict.OURS


def test_lets_our_own_pages_post_without_a_token(client: Client, address: str) -> None:
    response = client.post(address, {"sku": ["A", "B"]}, headers=OURS)
    assert response.status_code == 303
    assert AuditEntry.objects.get(action="probe").changes == {"sku": ["A", "B"]}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Referer": "http://x.example/"},
    ],
)
def test_refuses_another_origin_and_does_nothing(
    client: Client, address: str, headers: dict[str, str]
) -> None:
    response = client.post(address, {"sku": "A"}, headers=headers)
    assert response.status_code == 403
    assert "sent from another website, so we have not done anything" in response.content.decode()
    assert "no-store" in response.headers["Cache-Control"]
    assert not AuditEntry.objects.filter(action="probe").exists()


def test_refuses_another_origin_even_with_a_confirmation_and_a_real_token(client: Client) -> None:
    form = _Form(client.post("/probe/", {"sku": "A"}))
    response = client.post("/probe/", form.data(), headers={"Origin": "https://evil.example"})
    assert response.status_code == 403
    assert not AuditEntry.objects.filter(action="probe").exists()


def test_asks_once_more_when_nothing_is_told(client: Client, address: str) -> None:
    response = client.post(address, {"sku": "A"})
    form = _Form(response)
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    assert (len(form.forms), form.buttons) == (1, 1)
    assert "Nothing has been done yet" in response.content.decode()
    assert not AuditEntry.objects.filter(action="probe").exists()


def test_sends_exactly_the_same_fields_again(client: Client, address: str) -> None:
    typed = {
        "sku": ["A", "B", "A"],
        "note": [HOSTILE_TEXT],
        "lines": ["one\r\ntwo\r\n"],
        "empty": [""],
        "ключ": ["значение"],
    }
    form = _Form(client.post(f"{address}?next=/x&next=%2Fy", typed))
    assert form.forms[0]["action"] == f"{address}?next=/x&next=%2Fy"
    assert client.post(form.forms[0]["action"], form.data()).status_code == 303
    assert AuditEntry.objects.get(action="probe").changes == typed


def test_works_over_https_where_django_itself_wants_a_referer(client: Client) -> None:
    form = _Form(client.post("/probe/", {"sku": "A"}, secure=True))
    assert client.post("/probe/", form.data(), secure=True).status_code == 303
    assert AuditEntry.objects.get(action="probe").changes == {"sku": ["A"]}


def test_hides_the_confirmation_from_the_view_when_the_origin_is_told_after_all(client: Client) -> None:
    form = _Form(client.post("/probe/", {"sku": "A"}))
    assert client.post("/probe/", form.data(), headers=OURS).status_code == 303
    assert AuditEntry.objects.get(action="probe").changes == {"sku": ["A"]}


@pytest.mark.parametrize("token", ["x" * 64, "short", "", None])
def test_refuses_a_forged_or_missing_token(client: Client, address: str, token: str | None) -> None:
    form = _Form(client.post(address, {"sku": "A"}))
    data = form.data()
    del data["csrfmiddlewaretoken"]
    if token is not None:
        data["csrfmiddlewaretoken"] = [token]
    assert client.post(address, data).status_code == 403
    assert not AuditEntry.objects.filter(action="probe").exists()


def test_refuses_the_token_of_somebody_else(client: Client) -> None:
    mallorys = _Form(Client(enforce_csrf_checks=True).post("/probe/", {"sku": "A"}))
    _Form(client.post("/probe/", {"sku": "A"}))
    assert client.post("/probe/", mallorys.data()).status_code == 403
    assert not AuditEntry.objects.filter(action="probe").exists()


def test_refuses_a_confirmation_without_the_cookie_of_its_token(client: Client) -> None:
    form = _Form(client.post("/probe/", {"sku": "A"}))
    del client.cookies["csrftoken"]
    assert client.post("/probe/", form.data()).status_code == 403
    assert not AuditEntry.objects.filter(action="probe").exists()


def test_asks_again_for_a_token_of_its_own_making(client: Client) -> None:
    """Only a confirmation is checked: without its mark the token is worth nothing, and nothing is done."""
    response = client.post("/probe/", {"sku": "A", "csrfmiddlewaretoken": "x" * 64})
    assert response.status_code == 200
    assert _Form(response).data()["csrfmiddlewaretoken"] != ["x" * 64]
    assert not AuditEntry.objects.filter(action="probe").exists()


def test_refuses_to_send_a_file_again(client: Client) -> None:
    response = client.post("/probe/", {"sku": "A", "picture": SimpleUploadedFile("a.png", b"png")})
    assert response.status_code == 403
    assert "a file cannot be sent again" in response.content.decode()
    assert not AuditEntry.objects.filter(action="probe").exists()


def test_refuses_to_send_again_what_is_no_form(client: Client) -> None:
    assert client.post("/probe/", {"sku": "A"}, content_type="application/json").status_code == 403
    assert not AuditEntry.objects.filter(action="probe").exists()


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete", "options"])
def test_answers_405_to_anything_but_a_post(client: Client, address: str, method: str) -> None:
    response = getattr(client, method)(address, headers=OURS)
    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    assert not AuditEntry.objects.filter(action="probe").exists()


def test_refuses_a_forged_host_before_anything_else(client: Client, address: str) -> None:
    headers = {"Host": "evil.example", "Origin": "http://evil.example", "Sec-Fetch-Site": "same-origin"}
    response = client.post(address, {"sku": "A"}, headers=headers)
    assert response.status_code == 403
    assert not AuditEntry.objects.filter(action="probe").exists()


def test_marks_its_views_for_the_url_table() -> None:
    for pattern in urlpatterns[:2]:
        assert pattern.callback.csrf_exempt is True
        assert pattern.callback.same_origin_post is True
