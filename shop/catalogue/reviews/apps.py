"""Changes Oscar's addresses: `/products/<slug>/reviews/…`; votes are posted from pages that are the same for all."""

from django.urls import URLPattern, URLResolver, path
from oscar.apps.catalogue.reviews import apps


class CatalogueReviewsConfig(apps.CatalogueReviewsConfig):
    name = "shop.catalogue.reviews"

    def ready(self) -> None:
        from shop.catalogue.reviews import receivers, views  # noqa: F401  # the receivers connect

        self.list_view = views.ReviewList
        self.create_view = views.WriteReview
        self.detail_view = views.review
        self.vote_view = views.vote

    def get_urls(self) -> list[URLPattern | URLResolver]:
        processed: list[URLPattern | URLResolver] = self.post_process_urls(
            [
                path("", self.list_view.as_view(), name="reviews-list"),
                path("add/", self.create_view.as_view(), name="reviews-add"),
                path("<int:pk>/", self.detail_view, name="reviews-detail"),
                path("<int:pk>/vote/", self.vote_view, name="reviews-vote"),
            ]
        )
        return processed
