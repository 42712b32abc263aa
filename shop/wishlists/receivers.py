"""Puts what a guest wished for onto the list, in the request that signs them in."""

from typing import Any

from allauth.account.signals import user_logged_in
from django.contrib import messages
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _

from shop.users.models import User
from shop.wishlists import pending


@receiver(user_logged_in, dispatch_uid="wishlists.redeem_wishes")
def redeem_wishes(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """Allauth sends this when the second factor, too, has been given."""
    for product in pending.redeem(request, user=user):
        sentence = _("“%(title)s” is on your wish list.") % {"title": product.get_title()}
        messages.success(request, sentence, fail_silently=True)
