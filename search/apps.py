from oscar.apps.search import apps


class SearchConfig(apps.SearchConfig):
    """It is Oscar's `search` fork: a second app with that label could not be installed."""

    name = "search"
