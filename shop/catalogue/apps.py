"""Changes Oscar's addresses: `/shop/…` for lists, `/products/…` for products and their reviews."""

from typing import Any

from django.apps import apps as django_apps
from django.urls import URLPattern, URLResolver, include, path, re_path
from oscar.apps.catalogue import apps


class CatalogueConfig(apps.CatalogueConfig):
    name = "shop.catalogue"

    def ready(self) -> None:
        super().ready()
        from wagtail.models import ReferenceIndex

        from shop.catalogue import receivers  # noqa: F401  # connects them
        from shop.catalogue.arranging.models import GridBanner
        from shop.catalogue.models import Brand, ProductImage

        # The library says where a picture is used, and refuses to delete one that a product, brand or banner shows.
        ReferenceIndex.register_model(ProductImage)
        ReferenceIndex.register_model(Brand)
        ReferenceIndex.register_model(GridBanner)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        reviews: Any = django_apps.get_app_config("reviews")
        urls = [
            path("shop/", self.catalogue_view.as_view(), name="index"),
            path("shop/<path:category_slug>/", self.category_view.as_view(), name="category"),
            path("products/<slug:product_slug>/", self.detail_view.as_view(), name="detail"),
            # Oscar's dashboard names a review by three arguments.
            re_path(
                r"^products/(?P<product_slug>[\w-]+)_(?P<product_pk>\d+)/reviews/(?P<pk>\d+)/$",
                reviews.detail_view,
                name="reviews-detail",
            ),
            path("products/<slug:product_slug>/reviews/", include(reviews.urls[0])),
            path("offers/ranges/<slug:slug>/", self.range_view.as_view(), name="range"),
        ]
        processed: list[URLPattern | URLResolver] = self.post_process_urls(urls)
        return processed
