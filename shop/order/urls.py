"""A guest's order by its signed link, and where gateways report."""

from django.urls import path

from shop.order import views, webhooks

urlpatterns = [
    path("orders/<str:signed>/", views.order_by_link, name="order-by-link"),
    path("webhooks/<slug:gateway>/", webhooks.webhook, name="webhook"),
]
