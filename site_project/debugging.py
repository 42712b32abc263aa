"""What only developers see: the shop's own page for an address that leads nowhere, and why it does, folded below."""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve

from site_project import errors

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class OwnNotFoundMiddleware:
    """With DEBUG on, Django answers 404 with a page of its own, which no shopper will ever see.

    Stands innermost: nothing between it and the view has turned the exception into an answer yet.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            resolve(request.path_info, getattr(request, "urlconf", None))
        except Resolver404 as error:
            return errors.page_not_found(request, error, reason=_no_pattern(error))
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Http404):
            return None  # Django's technical page
        return errors.page_not_found(request, exception, reason=_raised(request, exception))


def _no_pattern(error: Resolver404) -> str:
    facts: dict[str, Any] = error.args[0] if error.args and isinstance(error.args[0], dict) else {}
    tried = "\n".join(f"  {_written(patterns)}" for patterns in facts.get("tried", []))
    return f"No pattern matches “{facts.get('path', '')}”. Tried, in this order:\n{tried}"


def _written(patterns: Iterable[Any]) -> str:
    return " ".join(str(part.pattern) for part in patterns)


def _raised(request: HttpRequest, exception: Http404) -> str:
    match = request.resolver_match
    view = match._func_path if match else "?"
    return f"{view} raised Http404: {exception}"
