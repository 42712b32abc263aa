"""Asks for a page again and again, in this process and through all of our middleware."""

import statistics
import time
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path

from site_project.bench.pages import MeasuredPage

WARM_UP, TIMES = 3, 21


def nothing(_request: HttpRequest) -> HttpResponse:
    """The bare view that everything is compared with."""
    return HttpResponse("nothing")


urlpatterns = [path("", nothing)]


@dataclass(frozen=True)
class Measured:
    """What one page cost: the median of its times, which is also so many times that of a bare view."""

    name: str
    path: str
    queries: int
    ms: float
    ratio: float
    kilobytes: float


def bare_ms() -> float:
    """How long Django itself takes here for a view that does nothing, without middleware."""
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[]):
        return _median(_client(), "/", times=20 * TIMES)


def measure(page: MeasuredPage, *, bare: float) -> Measured:
    """Measure one page; an answer other than 200 is an error."""
    client = _client()
    for _each in range(WARM_UP):
        response = client.get(page.path)
        if response.status_code != 200:
            raise RuntimeError(f"{page.path} answered {response.status_code}.")
    with CaptureQueriesContext(connection) as queries:
        client.get(page.path)
    reads = [query for query in queries.captured_queries if _is_read(query["sql"])]  # before the next request
    ms = _median(client, page.path, times=TIMES)
    return Measured(
        page.name,
        page.path,
        queries=len(reads),
        ms=round(ms, 1),
        ratio=round(ms / bare, 1),
        kilobytes=round(len(response.content) / 1024, 1),
    )


def _client() -> Client:
    return Client(HTTP_HOST=settings.ALLOWED_HOSTS[0], headers={"accept-encoding": ""})


def _is_read(statement: str) -> bool:
    """Of a search's own note that it was asked, and of the marks around it, nobody waits for more than one."""
    return statement.lstrip().upper().startswith("SELECT")


def _median(client: Client, address: str, *, times: int) -> float:
    spent = []
    for _each in range(times):
        began = time.perf_counter()
        client.get(address)
        spent.append((time.perf_counter() - began) * 1000)
    return statistics.median(spent)
