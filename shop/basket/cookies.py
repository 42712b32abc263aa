"""The one thing about a basket that a page which is the same for everybody may read: how many are in it."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

COUNT_COOKIE = "basket_count"


def tell_count(request: HttpRequest, response: HttpResponseBase, *, count: int) -> None:
    """Leave the number where scripts can read it; it is shown, and never believed."""
    if request.COOKIES.get(COUNT_COOKIE, "0") != str(count):
        response.set_cookie(
            COUNT_COOKIE,
            str(count),
            max_age=settings.OSCAR_BASKET_COOKIE_LIFETIME,
            secure=settings.OSCAR_BASKET_COOKIE_SECURE,
            samesite="Lax",
        )
