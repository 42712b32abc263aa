"""The pages for what went wrong. None of them asks the database, a session or a context processor for anything."""

import logging

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from shop.core import request_ids

logger = logging.getLogger(__name__)


def bad_request(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    del exception  # what it says is meant for developers
    return _page(
        400,
        title=_("We could not read that"),
        text=_(
            "Something in the address or the form made no sense to the shop. Please go back and try again."
        ),
    )


def permission_denied(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    del exception
    return _page(
        403,
        title=_("This door is closed"),
        text=_("You may not see this page. If you should, sign in with the account that may."),
    )


def page_not_found(
    _request: HttpRequest, exception: Exception | None = None, *, reason: str = ""
) -> HttpResponse:
    """`reason` is for developers: nobody gives one in production."""
    del exception
    return _page(
        404,
        title=_("No such page"),
        text=_("The trace ends here. The page may have moved, or the address has a typo in it."),
        reason=reason,
    )


def csrf_failure(_request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came from another site, or its protection has expired; nothing was changed."""
    logger.warning("A form was refused: %s", reason)
    return _page(
        403,
        title=_("We did not take that form"),
        text=_(
            "It did not come from a page of this shop, or that page was open for too long. Nothing was changed. "
            "Please go back, reload the page and send it again; cookies must be allowed."
        ),
    )


def server_error(_request: HttpRequest) -> HttpResponse:
    """Our own mistake; must work when the database and anything else is gone."""
    title = _("Something broke on our side")
    text = _("It is not your fault, and we have been told. Please try again in a moment.")
    try:
        return _page(500, title=title, text=text)
    except Exception:  # whatever broke the first page must not break this one
        logger.exception("The page for errors could not be rendered.")
        sentence = _("Request %(id)s") % {"id": request_ids.current()}
        return HttpResponse(
            f"{title}. {text}\n{sentence}\n", status=500, content_type="text/plain; charset=utf-8"
        )


def _page(status: int, *, title: str, text: str, reason: str = "") -> HttpResponse:
    context = {
        "title": title,
        "text": text,
        "reason": reason,
        "request_id": request_ids.current() if status >= 500 else "",
        "shop_name": settings.OSCAR_SHOP_NAME,
        "demo_mode": settings.DEMO_MODE,
    }
    return HttpResponse(render_to_string("errors/error.html", context), status=status)
