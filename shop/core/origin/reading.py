"""The address of a form without a page of its own, opened by Back, Reload or a link that somebody kept."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

View = Callable[..., HttpResponseBase]


def reading_leads_to(where: Callable[..., str]) -> Callable[[View], View]:
    """Lead whoever opens such an address on to the page of this path; `where` gets what stands in the address."""

    def decorate(view: View) -> View:
        @wraps(view)
        def either(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method in {"GET", "HEAD"}:
                return HttpResponseRedirect(where(**kwargs), status=303)
            return view(request, *args, **kwargs)

        return either

    return decorate
