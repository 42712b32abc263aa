"""Views behind forms on cached pages: such a page is the same for everybody, so its forms carry no CSRF token."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from shop.core.origin.rule import Verdict, judge

logger = logging.getLogger(__name__)

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

CONFIRMED_FIELD = "origin-confirmed"
_TOKEN_FIELD = "csrfmiddlewaretoken"  # noqa: S105  # a field's name
_FORM_TYPES = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})


def same_origin_post(view: View[P]) -> View[P]:
    """Let a view be posted to from our own pages only, without a token; who tells no origin is asked once more."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if (refusal := _refusal(request)) is not None:
            return refusal
        _forget_our_fields(request)
        return view(request, *args, **kwargs)

    guarded.same_origin_post = True  # type: ignore[attr-defined]  # tests look for it in the URL table
    return csrf_exempt(guarded)


def _refusal(request: HttpRequest) -> HttpResponseBase | None:
    match judge(request):
        case Verdict.OURS:
            return None
        case Verdict.FOREIGN:
            return _refused(
                request, _("This form was sent from another website, so we have not done anything.")
            )
        case Verdict.UNKNOWN:
            return _check_token(request) if CONFIRMED_FIELD in request.POST else _ask(request)


def _refused(request: HttpRequest, sentence: str) -> HttpResponse:
    logger.warning(
        "Refused a post to %s: origin=%r referer=%r site=%r",
        request.path,
        request.headers.get("Origin"),
        request.headers.get("Referer"),
        request.headers.get("Sec-Fetch-Site"),
    )
    response = render(request, "origin/refused.html", {"sentence": sentence}, status=403)
    add_never_cache_headers(response)
    return response


def _ask(request: HttpRequest) -> HttpResponse:
    """Show one button that sends the same fields again, with a token.

    It answers 200, as Django's forms do when they ask for more: the success of such a view is a redirect, so that
    a script can tell the two apart.
    """
    if not _can_be_sent_again(request):
        return _refused(
            request,
            _(
                "Your browser did not say which page this came from, and a file cannot be sent again from here."
            ),
        )
    fields = [
        (name, value) for name, values in request.POST.lists() if name != _TOKEN_FIELD for value in values
    ]
    context = {"fields": fields, "confirmed_field": CONFIRMED_FIELD, "action": request.get_full_path()}
    response = render(request, "origin/confirm.html", context)
    add_never_cache_headers(response)
    return response


def _can_be_sent_again(request: HttpRequest) -> bool:
    is_form = request.content_type in _FORM_TYPES or not request.body
    return is_form and not request.FILES


class _TokenCheck(CsrfViewMiddleware):
    """Django's own check of the token, for clients that send no Referer."""

    def _check_referer(self, request: HttpRequest) -> None:
        # Django wants one over HTTPS, and the page is for those who have none. What it guards against, a cookie
        # planted over plain HTTP, needs the shopper's browser, which would have told its origin.
        pass


def _check_token(request: HttpRequest) -> HttpResponseBase | None:
    check = _TokenCheck(lambda _request: HttpResponse())
    return check.process_view(request, lambda _request: HttpResponse(), (), {})


def _forget_our_fields(request: HttpRequest) -> None:
    """Leave the view exactly what was typed, whether it was sent once or confirmed."""
    if CONFIRMED_FIELD in request.POST:
        typed = request.POST.copy()
        for name in (CONFIRMED_FIELD, _TOKEN_FIELD):
            typed.pop(name, None)
        typed._mutable = False
        request.POST = typed  # type: ignore[assignment]  # Django has a setter, its stub says not
