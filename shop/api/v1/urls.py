"""The addresses of version 1."""

from django.urls import path

from shop.api.v1.delivery import DeliveryOptionsView
from shop.api.v1.index import DocsView, IndexView, SchemaView

urlpatterns = [
    path("", IndexView.as_view(), name="api-index"),
    path("schema/", SchemaView.as_view(), name="api-schema"),
    path("delivery-options/", DeliveryOptionsView.as_view(), name="api-delivery-options"),
    path("docs/", DocsView.as_view(url_name="api-schema"), name="api-docs"),
]
