"""Whatever takes a POST without Django's CSRF token is guarded by something else, or stands here with its reason."""

from collections.abc import Iterable, Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path
from django.views.decorators.csrf import csrf_exempt
from rest_framework.views import APIView

from shop.api.authentication import SameOriginSessionAuthentication
from shop.core.origin import same_origin_post

# Address: why it may be posted to without a token.
EXEMPT_WITH_A_REASON = {
    "cms/api/main/": "DRF views are all exempt; these are Wagtail's, read-only, behind DRF's own session check.",
}
# Gateways sign what they send; each view checks that itself.
WEBHOOKS = "webhooks/"


def views_under(
    patterns: Iterable[URLPattern | URLResolver], prefix: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        address = prefix + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLResolver):
            yield from views_under(pattern.url_patterns, address)
        else:
            yield address, pattern


def unguarded(patterns: Iterable[URLPattern | URLResolver]) -> list[str]:
    """The addresses that neither the token nor anything else of ours guards."""
    return [
        address
        for address, pattern in views_under(patterns)
        if getattr(pattern.callback, "csrf_exempt", False)
        and not getattr(pattern.callback, "same_origin_post", False)
        and not _is_our_api(address, pattern)
        and not address.startswith((WEBHOOKS, *EXEMPT_WITH_A_REASON))
    ]


def _is_our_api(address: str, pattern: URLPattern) -> bool:
    """Tell whether the address is the API's and its view takes nobody but by our origin rule."""
    view = getattr(pattern.callback, "cls", None)
    return (
        address.startswith("api/")
        and isinstance(view, type)
        and issubclass(view, APIView)
        and list(view.authentication_classes) == [SameOriginSessionAuthentication]
    )


def test_leaves_no_view_unguarded() -> None:
    assert unguarded(get_resolver().url_patterns) == []


def test_lists_no_reason_that_is_not_needed() -> None:
    exempt = [
        address
        for address, pattern in views_under(get_resolver().url_patterns)
        if getattr(pattern.callback, "csrf_exempt", False)
    ]
    assert [
        known for known in EXEMPT_WITH_A_REASON if not any(address.startswith(known) for address in exempt)
    ] == []


def answer(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


class OpenApi(APIView):
    authentication_classes = []


@pytest.mark.parametrize(
    ("pattern", "is_found"),
    [
        (path("shout/", csrf_exempt(answer)), True),
        (path("shout/", answer), False),
        (path("shout/", same_origin_post(answer)), False),
        (path("api/shout/", csrf_exempt(answer)), True),
        (path("api/shout/", OpenApi.as_view()), True),
        (path("shout/", APIView.as_view()), True),
        (path("api/shout/", APIView.as_view()), False),
    ],
)
def test_finds_one_that_is_planted(pattern: URLPattern, is_found: bool) -> None:
    assert bool(unguarded([pattern])) is is_found
