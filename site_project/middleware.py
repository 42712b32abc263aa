"""What happens to every request before a view sees it, and to every answer after."""

import gzip
import re
from collections.abc import Callable

import brotli
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shop.core import request_ids

GetResponse = Callable[[HttpRequest], HttpResponseBase]

STAFF_PATHS = ("/cms/", "/dashboard/")
PROBE_PATHS = ("/health/",)


class RequestIdMiddleware:
    """Gives each request an id; one from outside is believed only behind our own proxy."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        offered = request.headers.get("X-Request-ID", "") if settings.TRUSTED_PROXIES else ""
        with request_ids.working_for(request_ids.accept(offered)) as request_id:
            response = self.get_response(request)
        response.headers["X-Request-ID"] = request_id
        return response


class KnownHostMiddleware:
    """Refuses a host that is not ours before anything builds an address from it; probes may use any."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(PROBE_PATHS):
            return self.get_response(request)
        try:
            request.get_host()
        except DisallowedHost:
            return HttpResponseForbidden(_("This shop does not live at that address."), content_type="text/plain")
        return self.get_response(request)


class StaffAwareCSPMiddleware(CSPMiddleware):
    """The strict policy for the storefront, a wider one where Wagtail and Oscar bring inline scripts."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path.startswith(STAFF_PATHS):
            parts.config = settings.STAFF_CONTENT_SECURITY_POLICY
        return parts


class AddressLocaleMiddleware(LocaleMiddleware):
    """The address alone decides the language, so an answer does not vary with the browser's wishes."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.headers.setdefault("Content-Language", get_language())
        return response


class CompressionMiddleware:
    """Compresses text answers where no proxy in front has; static files carry their own compressed twins."""

    MINIMUM_BYTES = 860  # below this a packet is no smaller
    BROTLI_QUALITY = 5  # 11 takes 30 times as long for a tenth less
    TEXT_TYPES = re.compile(r"(text/(?!event-stream)|application/(json|xml|rss\+xml|atom\+xml|problem\+json)|image/svg)")

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and self._is_worth_it(response):
            patch_vary_headers(response, ["Accept-Encoding"])
            self._compress(response, accepted=request.headers.get("Accept-Encoding", ""))
        return response

    def _is_worth_it(self, response: HttpResponse) -> bool:
        return (
            len(response.content) >= self.MINIMUM_BYTES
            and not response.has_header("Content-Encoding")
            and bool(self.TEXT_TYPES.match(response.headers.get("Content-Type", "")))
        )

    def _compress(self, response: HttpResponse, *, accepted: str) -> None:
        encoding = _preferred_encoding(accepted)
        if encoding == "br":
            response.content = brotli.compress(response.content, quality=self.BROTLI_QUALITY)
        elif encoding == "gzip":
            response.content = gzip.compress(response.content, compresslevel=6, mtime=0)
        else:
            return
        response.headers["Content-Encoding"] = encoding
        response.headers["Content-Length"] = str(len(response.content))
        if etag := response.headers.get("ETag"):
            response.headers["ETag"] = f"W/{etag.removeprefix('W/')}"


def _preferred_encoding(accepted: str) -> str:
    offers = dict(_offer(item) for item in accepted.lower().split(",") if item.strip())
    return next((name for name in ("br", "gzip") if offers.get(name, 0) > 0), "")


def _offer(item: str) -> tuple[str, float]:
    name, _semicolon, parameter = item.partition(";")
    try:
        weight = float(parameter.partition("=")[2]) if parameter else 1.0
    except ValueError:
        weight = 0.0
    return name.strip(), weight
