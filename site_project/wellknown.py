"""Small files that machines ask for: robots.txt and security.txt."""

from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.templatetags.static import static
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from shop.core import clock
from shop.core.addresses import absolute

SECURITY_TXT_PATH = "/.well-known/security.txt"
SECURITY_TXT_VALID_FOR = timedelta(days=180)  # RFC 9116 recommends less than a year
NOT_FOR_ROBOTS = (
    "/cms/",
    "/dashboard/",
    "/account/",
    "/basket/",
    "/checkout/",
    "/search/",
    "/personal/",
    "/orders/",
    "/wishlists/",
    "/api/",
    "/webhooks/",
)


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Keep robots out of staff pages and out of what is each shopper's own."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS), ""]
    return _text([*lines, f"Sitemap: {absolute('/sitemap.xml')}"])


@require_safe
def security(_request: HttpRequest) -> HttpResponse:
    """Tell whom to write to about a hole in the shop (RFC 9116)."""
    expires = (clock.now() + SECURITY_TXT_VALID_FOR).replace(microsecond=0)
    return _text(
        [
            f"Contact: {security_contact()}",
            f"Expires: {expires.isoformat()}",
            f"Preferred-Languages: {get_language() or settings.LANGUAGE_CODE}",
            f"Canonical: {absolute(SECURITY_TXT_PATH)}",
        ]
    )


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """Browsers ask here whatever the page says; the picture itself is a static file."""
    return HttpResponsePermanentRedirect(static("img/favicon.svg"))


def security_contact() -> str:
    """The contact as an address that RFC 9116 allows: a URI."""
    contact = settings.SECURITY_CONTACT or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return contact if contact.startswith(("https:", "mailto:")) else f"mailto:{contact}"


def _text(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
