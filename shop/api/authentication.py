"""Who calls the API: whoever is signed in by the session's cookie, or a guest.

Cached pages carry no CSRF token for their scripts to send, so the guard is the origin, and it stands before guests
too: they have a basket in a cookie, which DRF's own check, for signed-in users only, would leave open.
"""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from shop.core.origin import Verdict, judge


class ForeignOriginError(PermissionDenied):
    default_detail = _("This can only be asked for from a page of this shop; nothing has been done.")
    default_code = "foreign_origin"


class SameOriginSessionAuthentication(SessionAuthentication):
    """The session's user, after the origin of whatever may change something has been checked."""

    def authenticate(self, request: Request) -> tuple[Any, None] | None:
        self.enforce_csrf(request)
        user = getattr(request._request, "user", None)
        return (user, None) if user is not None and user.is_active else None

    def enforce_csrf(self, request: Request) -> None:
        """Refuse what does not prove to come from one of our own pages; there is nobody to ask once more here."""
        if request.method not in SAFE_METHODS and judge(request._request) is not Verdict.OURS:
            raise ForeignOriginError


class SameOriginSessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """What the schema says of it."""

    target_class = SameOriginSessionAuthentication
    name = "session"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:  # noqa: ARG002
        return {
            "type": "apiKey",
            "in": "cookie",
            "name": settings.SESSION_COOKIE_NAME,
            "description": (
                "The cookie of the signed-in shopper; guests go without. Calls that may change something need, from "
                "guests too, `Sec-Fetch-Site: same-origin`, else an `Origin` or a `Referer` of this shop. Browsers "
                "send these by themselves; a call without any of them is refused with 403."
            ),
        }
