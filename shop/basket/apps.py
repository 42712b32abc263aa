"""Changes Oscar's addresses and views: all of them are ours."""

from django.urls import URLPattern, URLResolver, path
from oscar.apps.basket import apps


class BasketConfig(apps.BasketConfig):
    name = "shop.basket"

    def ready(self) -> None:
        """Load none of Oscar's views."""

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from shop.basket import views

        urls = [
            path("", views.summary, name="summary"),
            path("add/", views.add, name="add"),
            path("lines/<int:line_id>/", views.change_line, name="line"),
            path("code/", views.change_code, name="code"),
        ]
        processed: list[URLPattern | URLResolver] = self.post_process_urls(urls)
        return processed
