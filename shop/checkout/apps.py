"""Changes Oscar's checkout: one address for all sections, and none of Oscar's views, forms or session."""

from django.urls import URLPattern, URLResolver, path
from oscar.apps.checkout import apps


class CheckoutConfig(apps.CheckoutConfig):
    name = "shop.checkout"

    def ready(self) -> None:
        """Without Oscar's: it would load the views that take money before there is an order."""

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from shop.checkout import giving_up, outcomes, views

        return [
            path("", views.CheckoutView.as_view(), name="index"),
            path("pending/", outcomes.PendingOrderView.as_view(), name="pending"),
            path("pending/give-up/", giving_up.give_up, name="give-up"),
            path("return/<uuid:tender_id>/", outcomes.returned, name="return"),
            path("waiting/", outcomes.waiting, name="waiting"),
            path("thank-you/", outcomes.thank_you, name="thank-you"),
        ]

    def get_url_decorator(self, pattern: URLPattern) -> None:  # Oscar's signature
        """Guests are welcome everywhere here."""
