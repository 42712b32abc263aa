"""How the checkout sends people on."""

from django.http import HttpResponse
from django.shortcuts import resolve_url


def see_other(to: str) -> HttpResponse:
    """Answer a form with another page, which is fetched by GET and may be loaded again."""
    return HttpResponse(status=303, headers={"Location": resolve_url(to)})
