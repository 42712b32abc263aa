"""The shop's URL tree in one place.

Changes Oscar's root config: addresses of our own (`/shop/…`, `/products/…`, `/account/…`), no password pages
(allauth has them). The name stays "oscar", because Oscar looks itself up by it.
"""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from oscar.config import Shop


class ShopConfig(Shop):
    def get_urls(self) -> list[URLPattern | URLResolver]:
        from shop.customer import personal

        return [
            path("", self.catalogue_app.urls),
            path("basket/", self.basket_app.urls),
            path("checkout/", self.checkout_app.urls),
            path("offers/", self.offer_app.urls),
            path("wishlists/", self.wishlists_app.urls),
            path("account/", self.customer_app.urls),
            path("personal/", personal.fragment, name="personal"),
            path("dashboard/", self.dashboard_app.urls),
            path("", include("shop.order.urls")),
            *self._demo_bank(),
            # Oscar's templates and mails still reverse this name.
            path(
                "account/forgotten/",
                RedirectView.as_view(pattern_name="account_reset_password", query_string=True),
                name="password-reset",
            ),
        ]

    def _demo_bank(self) -> list[URLPattern | URLResolver]:
        if "demo" not in settings.PAYMENT_GATEWAYS:
            return []
        return [path("demo-bank/", include("shop.payment.gateways.demo.urls"))]
