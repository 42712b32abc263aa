"""What happens to every request before a view sees it, and to every answer after."""

import logging
import time
from collections.abc import Callable

from csp.constants import SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponseForbidden
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils.encoding import escape_uri_path
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shop.core import request_ids
from shop.users.staff_paths import is_staff_path
from site_project import secret_addresses

GetResponse = Callable[[HttpRequest], HttpResponseBase]

PROBE_PATHS = ("/health/",)
QUIET_PATHS = (*PROBE_PATHS, "/static/")
# SecurityMiddleware and the content policy stand further in, and need a host that is ours.
REFUSAL_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}

request_log = logging.getLogger("site_project.requests")


class RequestIdMiddleware:
    """Gives each request an id, and a line in the log; an id from outside is believed only behind our own proxy."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        offered = request.headers.get("X-Request-ID", "") if settings.TRUSTED_PROXIES else ""
        with request_ids.working_for(request_ids.accept(offered)) as request_id:
            began = time.perf_counter()
            response = self.get_response(request)
            _log(request, response=response, seconds=time.perf_counter() - began)
        response.headers["X-Request-ID"] = request_id
        return response


def _log(request: HttpRequest, *, response: HttpResponseBase, seconds: float) -> None:
    facts = {
        "method": request.method,
        "path": escape_uri_path(secret_addresses.masked_path(request.path)),
        "status": response.status_code,
        "duration_ms": round(seconds * 1000),
    }
    level = logging.DEBUG if request.path.startswith(QUIET_PATHS) else logging.INFO
    request_log.log(level, "request", extra=facts)


class KnownHostMiddleware:
    """Refuses a host that is not ours before anything builds an address from it; probes may use any."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(PROBE_PATHS):
            # A probe comes by bare IP, which Django's own middleware would refuse.
            request.META["HTTP_HOST"] = settings.ALLOWED_HOSTS[0]
        try:
            request.get_host()
        except DisallowedHost:
            return HttpResponseForbidden(
                _("This shop does not live at that address."),
                content_type="text/plain; charset=utf-8",
                headers=REFUSAL_HEADERS,
            )
        return self.get_response(request)


class StaffAwareCSPMiddleware(CSPMiddleware):
    """The strict policy for the storefront, a wider one where Wagtail and Oscar bring inline scripts."""

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,  # noqa: FBT001, FBT002  # the signature is django-csp's
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if report_only:
            return parts
        if is_staff_path(request.path_info):
            parts.config = settings.STAFF_CONTENT_SECURITY_POLICY
        elif getattr(request, "is_dummy", False):  # Wagtail's preview, which stands in a frame of the editor
            parts.config = {**settings.CONTENT_SECURITY_POLICY["DIRECTIVES"], "frame-ancestors": [SELF]}
        return parts


class AddressLocaleMiddleware(LocaleMiddleware):
    """The address alone decides the language, so an answer does not vary with the browser's wishes."""

    def process_response(
        self,
        request: HttpRequest,  # noqa: ARG002  # the signature is Django's
        response: HttpResponseBase,
    ) -> HttpResponseBase:
        response.headers.setdefault("Content-Language", get_language())
        return response
