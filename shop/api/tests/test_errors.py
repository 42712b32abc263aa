from dataclasses import dataclass
from typing import Any, ClassVar, NoReturn

import pytest
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404
from django.test import Client
from django.urls import path
from rest_framework import exceptions, serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from shop.core.exceptions import DomainError
from site_project.urls import urlpatterns as site_urlpatterns

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]

OURS = {"Sec-Fetch-Site": "same-origin"}


@dataclass(eq=False)
class NotEnough(DomainError):
    available: int

    code: ClassVar[str] = "not_enough"
    sentence: ClassVar[Any] = "Only %(available)d are left."


class LineSerializer(serializers.Serializer[Any]):
    quantity = serializers.IntegerField(min_value=1)


class OrderSerializer(serializers.Serializer[Any]):
    email = serializers.EmailField()
    lines = LineSerializer(many=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["email"] == "mallory@example.com":
            raise serializers.ValidationError("Not for Mallory.")
        return attrs


class Check(APIView):
    def post(self, request: Request) -> Response:
        OrderSerializer(data=request.data).is_valid(raise_exception=True)
        return Response(status=204)


class MembersOnly(APIView):
    permission_classes = [IsAuthenticated]

    def get(self, _request: Request) -> Response:
        return Response({})


class Fails(APIView):
    failure: Exception = RuntimeError("a secret of ours")

    def get(self, _request: Request) -> NoReturn:
        raise self.failure


urlpatterns = [
    path("api/check/", Check.as_view()),
    path("api/members/", MembersOnly.as_view()),
    path("api/fails/", Fails.as_view()),
    *site_urlpatterns,
]


@pytest.fixture
def client() -> Client:
    return Client(enforce_csrf_checks=True, raise_request_exception=False)


def error(response: Any, *, status: int) -> dict[str, Any]:
    """The error of an answer, after looking at what all of them have in common."""
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/json"
    assert response.json().keys() == {"error"}
    found: dict[str, Any] = response.json()["error"]
    assert found.keys() == {"code", "message", "fields", "request_id"}
    assert found["request_id"] == response.headers["X-Request-ID"]
    assert found["message"]
    return found


def check(client: Client, data: Any) -> Any:
    return client.post("/api/check/", data, content_type="application/json", headers=OURS)


def test_names_each_wrong_field_by_its_path(client: Client) -> None:
    given = {"email": "nobody", "lines": [{"quantity": 1}, {"quantity": 0}, {}]}
    found = error(check(client, given), status=400)
    assert (found["code"], found["message"]) == ("invalid", "3 fields cannot be used as they are.")
    assert found["fields"] == {
        "email": ["Enter a valid email address."],
        "lines.1.quantity": ["Ensure this value is greater than or equal to 1."],
        "lines.2.quantity": ["This field is required."],
    }


def test_says_what_is_wrong_with_the_whole(client: Client) -> None:
    found = error(check(client, {"email": "mallory@example.com", "lines": [{"quantity": 1}]}), status=400)
    assert (found["code"], found["message"], found["fields"]) == ("invalid", "Not for Mallory.", {})


def test_says_what_is_wrong_with_something_that_is_no_object(client: Client) -> None:
    found = error(check(client, [1, 2]), status=400)
    assert (found["code"], found["fields"]) == ("invalid", {})
    assert "dictionary" in found["message"]


@pytest.mark.parametrize("body", ["{", "", "\x00", "{'a': 1}"])
def test_refuses_what_is_no_json(client: Client, body: str) -> None:
    found = error(check(client, body), status=400)
    assert found["code"] in {"parse_error", "invalid"}


def test_refuses_another_media_type(client: Client) -> None:
    response = client.post(
        "/api/check/", "a=1", content_type="application/x-www-form-urlencoded", headers=OURS
    )
    assert error(response, status=415)["code"] == "unsupported_media_type"


def test_refuses_a_method_that_is_not_there(client: Client) -> None:
    response = client.get("/api/check/")
    assert error(response, status=405)["code"] == "method_not_allowed"
    assert response.headers["Allow"] == "POST, OPTIONS"


def test_refuses_a_form_of_answer_that_is_not_there(client: Client) -> None:
    assert (
        error(client.get("/api/v1/", headers={"Accept": "image/png"}), status=406)["code"] == "not_acceptable"
    )


def test_refuses_whoever_may_not(client: Client) -> None:
    assert error(client.get("/api/members/"), status=403)["code"] == "not_authenticated"


def test_refuses_more_than_fits(client: Client, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    assert error(check(client, {"email": "alice@example.com"}), status=413)["code"] == "too_large"


@pytest.mark.parametrize(
    "address", ["/api/", "/api/v1/nothing/", "/api/v2/", "/api/v1", "/api/%00", "/api/v1/ü/"]
)
@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_answers_404_at_unknown_addresses(client: Client, address: str, method: str) -> None:
    found = error(getattr(client, method)(address), status=404)
    assert found["code"] == "not_found"
    assert found["message"] == "There is nothing at this address. What there is, /api/v1/ tells."


@pytest.mark.parametrize(
    ("failure", "status", "code", "message"),
    [
        (NotEnough(available=3), 409, "not_enough", "Only 3 are left."),
        (Http404("no Product matches"), 404, "not_found", "Not found."),
        (
            PermissionDenied("why"),
            403,
            "permission_denied",
            "You do not have permission to perform this action.",
        ),
        (SuspiciousOperation("why"), 400, "parse_error", "Malformed request."),
        (BadRequest("why"), 400, "parse_error", "Malformed request."),
        (exceptions.NotFound("No such basket line."), 404, "not_found", "No such basket line."),
        (exceptions.Throttled(wait=0.2), 429, "throttled", "That was a lot at once. Please wait 1 second."),
    ],
)
def test_answers_whatever_is_raised(
    client: Client, monkeypatch: pytest.MonkeyPatch, failure: Exception, status: int, code: str, message: str
) -> None:
    monkeypatch.setattr(Fails, "failure", failure)
    found = error(client.get("/api/fails/"), status=status)
    assert (found["code"], found["message"], found["fields"]) == (code, message, {})


def test_answers_a_bug_in_the_same_shape_and_tells_nothing_of_it(client: Client) -> None:
    response = client.get("/api/fails/")
    assert error(response, status=500)["code"] == "failure"
    assert "secret" not in response.content.decode()


def test_tells_whoever_listens_for_bugs() -> None:
    with pytest.raises(RuntimeError, match="a secret of ours"):
        Client().get("/api/fails/")
