"""It is Oscar's `search` fork: a second app with that label could not be installed.

Changes Oscar's: one search over products, posts and pages by Wagtail's engine, where Oscar asks Haystack.
"""

from django.urls import URLPattern, URLResolver, path
from oscar.apps.search import apps


class SearchConfig(apps.SearchConfig):
    name = "search"

    def ready(self) -> None:
        from search import views

        self.search_view = views.search
        self.suggest_view = views.suggest
        self.opened_view = views.opened

    def get_urls(self) -> list[URLPattern | URLResolver]:
        processed: list[URLPattern | URLResolver] = self.post_process_urls(
            [
                path("", self.search_view, name="search"),
                path("suggest/", self.suggest_view, name="suggest"),
                path("opened/", self.opened_view, name="opened"),
            ]
        )
        return processed
