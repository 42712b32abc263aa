"""Loads the basket when somebody asks for it, never before.

Changes Oscar's middleware: the pricing strategy is made on first use (Oscar hands `request.user` to it on every
request, which reads the session and so makes each page `Vary: Cookie`), and the basket's cookie is `SameSite=Lax`.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import SimpleLazyObject
from oscar.apps.basket import middleware as oscar_middleware


class BasketMiddleware(oscar_middleware.BasketMiddleware):
    def __call__(self, request: Any) -> HttpResponseBase:
        request.cookies_to_delete = []
        request._basket_cache = None
        request.strategy = SimpleLazyObject(lambda: self._strategy(request))
        request.basket = SimpleLazyObject(lambda: self._priced_basket(request))
        request.basket_hash = SimpleLazyObject(lambda: self._hash(request))
        response: HttpResponseBase = self.process_response(request, self.get_response(request))
        if settings.OSCAR_BASKET_COOKIE_OPEN in response.cookies:
            response.cookies[settings.OSCAR_BASKET_COOKIE_OPEN]["samesite"] = "Lax"
        return response

    @staticmethod
    def _strategy(request: HttpRequest) -> Any:
        return oscar_middleware.selector.strategy(request=request, user=request.user)

    def _priced_basket(self, request: Any) -> Any:
        basket = self.get_basket(request)
        basket.strategy = request.strategy
        self.apply_offers_to_basket(request, basket)
        return basket

    def _hash(self, request: Any) -> str | None:
        basket = self.get_basket(request)
        return self.get_basket_hash(basket.id) if basket.id else None
