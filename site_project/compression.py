"""Compresses text answers where no proxy in front does; static files carry their own compressed twins."""

import gzip
import re
from collections.abc import Callable
from http import HTTPStatus

import brotli
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

MINIMUM_BYTES = 860  # below this a packet is no smaller
BROTLI_QUALITY = 5  # 11 takes 30 times as long for a tenth less
TEXT_TYPES = re.compile(
    r"text/(?!event-stream)|image/svg\+xml|application/([\w.-]+\+)?(json|xml)|application/(javascript|vnd\.oai\.openapi)"
)


class CompressionMiddleware:
    """Compresses what is worth it, in the way that the browser likes best.

    Pages carry no secret beside what a stranger typed except Django's CSRF token, which is masked anew in each
    answer: their size tells nothing (the attack known as BREACH).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and _is_worth_it(response):
            patch_vary_headers(response, ["Accept-Encoding"])
            _compress(response, encoding=preferred_encoding(request.headers.get("Accept-Encoding", "")))
        return response


def _is_worth_it(response: HttpResponse) -> bool:
    return (
        len(response.content) >= MINIMUM_BYTES
        and response.status_code != HTTPStatus.PARTIAL_CONTENT
        and not response.has_header("Content-Encoding")
        and "no-transform" not in response.headers.get("Cache-Control", "")
        and bool(TEXT_TYPES.match(response.headers.get("Content-Type", "")))
    )


def _compress(response: HttpResponse, *, encoding: str) -> None:
    if encoding == "br":
        response.content = brotli.compress(response.content, quality=BROTLI_QUALITY)
    elif encoding == "gzip":
        response.content = gzip.compress(response.content, compresslevel=6, mtime=0)
    else:
        return
    response.headers["Content-Encoding"] = encoding
    response.headers["Content-Length"] = str(len(response.content))
    if etag := response.headers.get("ETag"):
        response.headers["ETag"] = f"W/{etag.removeprefix('W/')}"


def preferred_encoding(accepted: str) -> str:
    """The encoding with the greatest weight in `Accept-Encoding`, the smaller answer where they are equal."""
    weights = dict(_weight(item) for item in accepted.lower().split(",") if item.strip())
    others = weights.get("*", 0.0)
    plain = weights.get("identity", 0.0)
    best = max(("br", "gzip"), key=lambda name: weights.get(name, others))
    weight = weights.get(best, others)
    return best if weight > 0 and weight >= plain else "identity"


def _weight(item: str) -> tuple[str, float]:
    name, *parameters = (part.strip() for part in item.split(";"))
    weight = next((part.removeprefix("q=") for part in parameters if part.startswith("q=")), "1")
    try:
        return name, float(weight)
    except ValueError:
        return name, 0.0
