"""Changes Oscar's addresses and views: all of them are ours, and all stand below `/wishlists/`."""

from django.urls import URLPattern, URLResolver, path
from oscar.apps.wishlists import apps


class WishlistsConfig(apps.WishlistsConfig):
    name = "shop.wishlists"

    def ready(self) -> None:
        """Load none of Oscar's views."""
        from shop.wishlists import receivers  # noqa: F401  # connects them

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from shop.wishlists import views

        urls = [
            path("", views.own_lists, name="list"),
            path("add/", views.add, name="add"),
            path("create/", views.create, name="create"),
            path("<str:key>/", views.detail, name="detail"),
            path("<str:key>/change/", views.change, name="change"),
            path("<str:key>/delete/", views.delete, name="delete"),
            path("<str:key>/lines/<int:line_id>/", views.change_line, name="line"),
        ]
        processed: list[URLPattern | URLResolver] = self.post_process_urls(urls)
        return processed
