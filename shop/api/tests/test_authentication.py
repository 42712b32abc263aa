from typing import Any

import pytest
from django.test import Client
from django.urls import path
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from shop.core.models import AuditEntry
from shop.users.models import User
from site_project.urls import urlpatterns as site_urlpatterns

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]

OURS = {"Sec-Fetch-Site": "same-origin"}
METHODS = ["post", "put", "patch", "delete"]


class WriteRow(APIView):
    def get(self, request: Request) -> Response:
        return Response({"who": str(request.user)})

    def post(self, request: Request) -> Response:
        AuditEntry.objects.create(action="probe", target_id=str(request.user.pk or "guest"))
        return Response(status=201)

    put = patch = delete = post


urlpatterns = [path("api/probe/", WriteRow.as_view()), *site_urlpatterns]


@pytest.fixture
def alice() -> User:
    user: User = User.objects.create_user("alice@example.com", "correct horse battery")
    return user


@pytest.fixture(params=["guest", "signed in"])
def client(request: pytest.FixtureRequest, alice: User) -> Client:
    client = Client(enforce_csrf_checks=True)
    if request.param == "signed in":
        client.force_login(alice)
    return client


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Referer": "https://evil.example/"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_refuses_guests_and_users_whose_call_is_not_from_our_pages(
    client: Client, method: str, headers: dict[str, str]
) -> None:
    response = getattr(client, method)("/api/probe/", headers=headers)
    assert response.status_code == 403
    assert response.json()["error"]["code"] == "foreign_origin"
    assert not AuditEntry.objects.filter(action="probe").exists()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "headers", [OURS, {"Origin": "http://testserver"}, {"Referer": "http://testserver/blog/"}]
)
def test_takes_calls_from_our_pages_without_a_token(
    client: Client, method: str, headers: dict[str, str]
) -> None:
    assert getattr(client, method)("/api/probe/", headers=headers).status_code == 201
    assert AuditEntry.objects.filter(action="probe").count() == 1


def test_refuses_a_call_without_origin_even_with_a_real_token(client: Client) -> None:
    client.get("/account/login/")
    token = client.cookies["csrftoken"].value if "csrftoken" in client.cookies else "x" * 32
    response = client.post("/api/probe/", headers={"X-CSRFToken": token})
    assert response.status_code == 403
    assert not AuditEntry.objects.filter(action="probe").exists()


def test_lets_anybody_read_from_anywhere(client: Client) -> None:
    assert client.get("/api/probe/", headers={"Origin": "https://evil.example"}).status_code == 200


def test_knows_who_calls(alice: User) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.get("/api/probe/").json() == {"who": "AnonymousUser"}
    client.force_login(alice)
    client.post("/api/probe/", headers=OURS)
    assert AuditEntry.objects.get(action="probe").target_id == str(alice.pk)


def test_takes_a_closed_account_for_a_guest(alice: User, settings: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    User.objects.filter(pk=alice.pk).update(is_active=False)
    client.post("/api/probe/", headers=OURS)
    assert AuditEntry.objects.get(action="probe").target_id == "guest"


def test_refuses_a_forged_host(client: Client) -> None:
    headers = {"Host": "evil.example", "Origin": "http://evil.example", **OURS}
    assert client.post("/api/probe/", headers=headers).status_code == 403
    assert not AuditEntry.objects.filter(action="probe").exists()
