"""Changes Oscar's pages for orders: they work by the shop's services, and each action asks for its own permission.

Oscar's forms for statuses, payment and shipping events and its page of a line are gone: they moved orders and stock
past the services.
"""

from django.urls import URLPattern, URLResolver, path
from oscar.apps.dashboard.orders import apps

SEE = ["users.access_dashboard", "order.view_order"]


class OrdersDashboardConfig(apps.OrdersDashboardConfig):
    name = "shop.dashboard.orders"

    def ready(self) -> None:
        super(apps.OrdersDashboardConfig, self).ready()  # Oscar's would load its own views
        self.configure_permissions()

    def configure_permissions(self) -> None:
        self.permissions_map = {
            "order-list": SEE,
            "order-export": SEE,
            "order-stats": SEE,
            "order-detail": SEE,
            "order-ship": [*SEE, "order.add_shipment"],
            "order-deliver": [*SEE, "order.change_shipment"],
            "order-cancel": [*SEE, "order.cancel_order"],
            "order-refund": [*SEE, "payment.add_refund"],
            "order-take-back": [*SEE, "order.change_line"],
            "order-shipping-address": [*SEE, "order.change_shippingaddress"],
            "order-note": [*SEE, "order.add_ordernote"],
        }

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from shop.dashboard.orders import lists, return_views, views

        urls: list[URLPattern | URLResolver] = [
            path("", lists.OrderListView.as_view(), name="order-list"),
            path("export/", lists.OrderExport.as_view(), name="order-export"),
            path("statistics/", lists.OrderStatistics.as_view(), name="order-stats"),
            path("<str:number>/", views.OrderDetail.as_view(), name="order-detail"),
            path("<str:number>/ship/", views.ShipOrder.as_view(), name="order-ship"),
            path(
                "<str:number>/shipments/<uuid:shipment_id>/delivered/",
                views.DeliverShipment.as_view(),
                name="order-deliver",
            ),
            path("<str:number>/cancel/", views.CancelOrder.as_view(), name="order-cancel"),
            path("<str:number>/refund/", return_views.RefundOrder.as_view(), name="order-refund"),
            path("<str:number>/take-back/", return_views.TakeBack.as_view(), name="order-take-back"),
            path(
                "<str:number>/shipping-address/",
                views.CorrectAddress.as_view(),
                name="order-shipping-address",
            ),
            path("<str:number>/notes/", views.AddNote.as_view(), name="order-note"),
        ]
        return list(self.post_process_urls(urls))
