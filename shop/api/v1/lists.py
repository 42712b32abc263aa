"""How the API answers with a list: so many in all, the addresses of the pages beside this one, and this page."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from django.core.paginator import Page
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from shop.catalogue.listing import choices
from shop.catalogue.listing.choices import Choices

IGNORED = OpenApiParameter(
    "X-Ignored-Parameters",
    location=OpenApiParameter.HEADER,
    response=[200],
    description="What of the address made no sense and was left out.",
)


class ListParametersSerializer(serializers.Serializer[Any]):
    """What every list takes; it only documents, since nothing here is refused but a page that is not there."""

    page = serializers.IntegerField(required=False, min_value=1, help_text="From 1; past the end is 404.")
    page_size = serializers.IntegerField(
        required=False, min_value=1, max_value=choices.LARGEST_PAGE_SIZE, help_text="24 unless told."
    )


def asked(request: Request, *, query: str = "") -> Choices:
    """What the address asks for; a page that can never be there is not there."""
    chosen = choices.of(request.query_params.lists(), query=query)
    typed = request.query_params.get("page", "")
    if typed.strip() and any(each.startswith("page=") for each in chosen.ignored):
        raise NotFound(_("There is no such page."))
    return chosen


def naming(ignored: Sequence[str]) -> dict[str, str]:
    """The header that names the parameters which made no sense and were left out, each as an address has it."""
    return {"X-Ignored-Parameters": ", ".join(quote(each, safe="=") for each in ignored)} if ignored else {}


def answer(request: Request, page: Page[Any], *, asked_for: int, results: Sequence[Any]) -> dict[str, Any]:
    """The list as it is sent; past its end there is no page."""
    if asked_for > page.paginator.num_pages:
        raise NotFound(_("There is no such page."))
    return {
        "count": page.paginator.count,
        "next": _beside(request, page.number + 1) if page.has_next() else None,
        "previous": _beside(request, page.number - 1) if page.has_previous() else None,
        "results": results,
    }


def _beside(request: Request, number: int) -> str:
    params = request.query_params.copy()
    params["page"] = str(number)
    return request.build_absolute_uri(f"{request.path}?{params.urlencode()}")
