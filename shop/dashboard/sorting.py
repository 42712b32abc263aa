"""Which way a list of Oscar's is sorted: up or down; its links answer 500 to any other word in the address."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

View = Callable[..., HttpResponseBase]
DIRECTIONS = {"", "asc", "desc"}


def knows_two_directions(view: View) -> View:
    """Take any other direction out of the query before the page sees it."""

    @wraps(view)
    def steadied(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if DIRECTIONS.isdisjoint({request.GET.get("dir", "")}):
            steady = request.GET.copy()
            del steady["dir"]
            request.GET = steady  # type: ignore[assignment]  # typed as frozen; nobody writes to it later either
        return view(request, *args, **kwargs)

    return steadied
