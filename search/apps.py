"""It is Oscar's `search` fork: a second app with that label could not be installed.

Changes Oscar's: one search over products, posts and pages by Wagtail's engine, where Oscar asks Haystack.
"""

from django.urls import URLPattern, URLResolver, path
from oscar.apps.search import apps


class SearchConfig(apps.SearchConfig):
    name = "search"

    def ready(self) -> None:
        from search.views import search

        self.search_view = search

    def get_urls(self) -> list[URLPattern | URLResolver]:
        processed: list[URLPattern | URLResolver] = self.post_process_urls(
            [path("", self.search_view, name="search")]
        )
        return processed
