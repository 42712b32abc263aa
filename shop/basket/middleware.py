"""Finds the shopper's basket when somebody asks for it, never before.

Changes Oscar's middleware:
- the pricing strategy is made on first use (Oscar hands `request.user` to it on every request, which reads the
  session and so makes each page `Vary: Cookie`), and the basket's cookie is `SameSite=Lax`;
- looking at a basket writes none: a signed-in shopper's first one is saved with its first line, as a guest's is;
- the cookie keeps a basket that is frozen, because the order it went into may come to nothing. A guest who goes on
  shopping meanwhile has two in it; once both are open they are put together;
- two baskets are put together by our service, which knows stock and says what was too much.

`request.basket` has its offers applied; `request.unpriced_basket` is the same one without that work.
`request.named_baskets` are the ids in the guest's cookie, whatever became of those baskets.
"""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from oscar.apps.basket import middleware as oscar_middleware

from shop.basket import services
from shop.basket.models import Basket
from shop.basket.services import Merged
from shop.partner.strategy import Selector

MOST_IN_COOKIE = 3
_ID_BETWEEN = "."


class BasketMiddleware(oscar_middleware.BasketMiddleware):
    def __call__(self, request: Any) -> HttpResponseBase:
        request._basket_cache = None
        request.strategy = SimpleLazyObject(lambda: Selector().strategy(request=request))
        request.unpriced_basket = SimpleLazyObject(lambda: self.get_basket(request))
        request.basket = SimpleLazyObject(lambda: self._priced_basket(request))
        request.named_baskets = SimpleLazyObject(lambda: self._named(request))
        request.basket_hash = SimpleLazyObject(lambda: self._hash(request))
        response: HttpResponseBase = self.get_response(request)
        if request._basket_cache is not None:
            self._remember(request, response)
        return response

    def get_basket(self, request: Any) -> Basket:
        """The shopper's open basket; a new one, not saved yet, for a shopper who has none."""
        if request._basket_cache is None:
            request._basket_cache = self._found(request)
        basket: Basket = request._basket_cache
        return basket

    def _found(self, request: Any) -> Basket:
        guests = self._of_cookie(request)
        if request.user.is_authenticated:
            own = list(Basket.open.filter(owner=request.user).order_by("pk"))
            mine = own[0] if own else Basket(owner=request.user)
            mine.owner = request.user  # loaded already
            others = [*own[1:], *guests]
        else:
            mine = guests[0] if guests else Basket()
            others = guests[1:]
        mine.strategy = request.strategy
        for other in others:
            _tell(request, services.merge(mine, other))
        return mine

    def _of_cookie(self, request: Any) -> list[Basket]:
        """The guest's open baskets, the latest first; the frozen ones are noted for the cookie."""
        ids = self._named(request)
        request._frozen_ids = []
        if not ids:
            return []
        found = Basket.objects.filter(pk__in=ids, owner=None).in_bulk()
        baskets = [found[pk] for pk in ids if pk in found]
        request._frozen_ids = [basket.pk for basket in baskets if basket.status == Basket.FROZEN]
        return [basket for basket in baskets if basket.status == Basket.OPEN]

    def _named(self, request: Any) -> list[int]:
        return _ids(request.COOKIES.get(self.get_cookie_key(request), ""))

    def _priced_basket(self, request: Any) -> Basket:
        return services.price(self.get_basket(request), user=request.user)

    def _hash(self, request: Any) -> str | None:
        basket = self.get_basket(request)
        return self.get_basket_hash(basket.pk) if basket.pk else None

    def _remember(self, request: Any, response: HttpResponseBase) -> None:
        """Have the guest's cookie name the baskets that are to be found again, and no others."""
        key, basket = self.get_cookie_key(request), request._basket_cache
        named = self._named(request)
        wanted = list(request._frozen_ids)
        if basket.owner_id is None and basket.pk is not None and (basket.pk in named or _is_saved(basket)):
            wanted = [basket.pk, *wanted]
        wanted = list(dict.fromkeys(wanted))[:MOST_IN_COOKIE]
        if not wanted and key in request.COOKIES:
            response.delete_cookie(key, samesite="Lax")
        elif wanted != named:
            response.set_cookie(
                key,
                Signer().sign(_ID_BETWEEN.join(map(str, wanted))),
                max_age=settings.OSCAR_BASKET_COOKIE_LIFETIME,
                secure=settings.OSCAR_BASKET_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )


def _ids(cookie: str) -> list[int]:
    try:
        return [int(part) for part in Signer().unsign(cookie).split(_ID_BETWEEN)]
    except (BadSignature, ValueError):
        return []


def _is_saved(basket: Basket) -> bool:
    """A basket begun in a transaction that was rolled back has a number that is not its own any more."""
    return bool(Basket.open.filter(pk=basket.pk, owner=None).exists())


def _tell(request: HttpRequest, merged: Merged) -> None:
    if merged.pieces:
        messages.info(request, _("What was in your basket before is in it again."), fail_silently=True)
    for capped in merged.capped:
        sentence = ngettext(
            "There is only %(number)d of “%(title)s” in stock, so your basket holds that many now.",
            "There are only %(number)d of “%(title)s” in stock, so your basket holds that many now.",
            capped.available,
        )
        facts = {"number": capped.available, "title": capped.title}
        messages.warning(request, sentence % facts, fail_silently=True)
