"""Changes Oscar's pages for charges by weight: staff edits zones, methods and holidays instead."""

from django.urls import URLPattern, URLResolver, path
from oscar.apps.dashboard.shipping import apps

KINDS = {"zone": "deliveryzone", "method": "deliverymethod", "holiday": "holiday"}
VERBS = {"create": "add", "edit": "change", "delete": "delete"}


class ShippingDashboardConfig(apps.ShippingDashboardConfig):
    name = "shop.dashboard.shipping"

    def ready(self) -> None:
        super(apps.ShippingDashboardConfig, self).ready()  # Oscar's would load the views by weight
        self.configure_permissions()

    def configure_permissions(self) -> None:
        # Its name is Oscar's, because the menu looks for it.
        self.permissions_map = {
            "shipping-method-list": ["users.access_dashboard", "shipping.view_deliverymethod"]
        }
        for kind, model in KINDS.items():
            for page, verb in VERBS.items():
                self.permissions_map[f"delivery-{kind}-{page}"] = [
                    "users.access_dashboard",
                    f"shipping.{verb}_{model}",
                ]

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from shop.dashboard.shipping import views

        urls: list[URLPattern | URLResolver] = [
            path("", views.DeliveryView.as_view(), name="shipping-method-list"),
            path("zones/create/", views.ZoneCreate.as_view(), name="delivery-zone-create"),
            path("zones/<int:pk>/", views.ZoneUpdate.as_view(), name="delivery-zone-edit"),
            path("zones/<int:pk>/delete/", views.ZoneDelete.as_view(), name="delivery-zone-delete"),
            path("methods/create/", views.MethodCreate.as_view(), name="delivery-method-create"),
            path("methods/<int:pk>/", views.MethodUpdate.as_view(), name="delivery-method-edit"),
            path("methods/<int:pk>/delete/", views.MethodDelete.as_view(), name="delivery-method-delete"),
            path("holidays/create/", views.HolidayCreate.as_view(), name="delivery-holiday-create"),
            path("holidays/<int:pk>/", views.HolidayUpdate.as_view(), name="delivery-holiday-edit"),
            path("holidays/<int:pk>/delete/", views.HolidayDelete.as_view(), name="delivery-holiday-delete"),
        ]
        return list(self.post_process_urls(urls))
