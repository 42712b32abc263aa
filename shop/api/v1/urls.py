"""The addresses of version 1."""

from django.urls import path

from shop.api.v1.categories import CategoryListView
from shop.api.v1.delivery import DeliveryOptionsView
from shop.api.v1.index import DocsView, IndexView, SchemaView
from shop.api.v1.products import ProductAvailabilityView, ProductListView, ProductView

urlpatterns = [
    path("", IndexView.as_view(), name="api-index"),
    path("schema/", SchemaView.as_view(), name="api-schema"),
    path("products/", ProductListView.as_view(), name="api-products"),
    path("products/<slug:slug>/", ProductView.as_view(), name="api-product"),
    path("products/<slug:slug>/availability/", ProductAvailabilityView.as_view(), name="api-availability"),
    path("categories/", CategoryListView.as_view(), name="api-categories"),
    path("delivery-options/", DeliveryOptionsView.as_view(), name="api-delivery-options"),
    path("docs/", DocsView.as_view(url_name="api-schema"), name="api-docs"),
]
