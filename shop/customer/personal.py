"""The personal fragment: who is here, how many are in the basket, and what the last action had to say.

Pages are the same for everybody; what is one shopper's own is asked for after they are shown.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from shop.basket import selectors
from shop.basket.cookies import tell_count


@dataclass(frozen=True)
class Personal:
    """What a page may say to one shopper."""

    count: int
    name: str = ""
    is_signed_in: bool = False


@never_cache
@require_safe
def fragment(request: Any) -> HttpResponse:
    """A piece of HTML for the head of the page; four queries at the most."""
    user = request.user
    personal = Personal(
        count=selectors.count(request.unpriced_basket),
        name=user.first_name if user.is_authenticated else "",
        is_signed_in=user.is_authenticated,
    )
    context = {"personal": personal, "messages": get_messages(request)}
    response = TemplateResponse(request, "components/personal.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    tell_count(request, response, count=personal.count)
    return response
