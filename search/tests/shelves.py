"""What is there to be found in tests."""

from django.core.management import call_command

from search import indexing, selectors
from search.selectors import Results
from shop.catalogue.listing import choices
from shop.catalogue.tests.shelves import on_shelf


def index_everything() -> None:
    """Have everything that was made be found."""
    on_shelf()
    call_command("wagtail_update_index", verbosity=0)
    indexing.learn_all()


def found(typed: str, *, kind: str = "") -> Results:
    return selectors.search(typed, choices.of([], query=typed), kind=kind)


def titles(typed: str) -> list[str]:
    """What is found, kind by kind, the best of each first."""
    results = found(typed)
    products = [card.product.title for card in results.listing.cards]
    return products + [page.title for page in [*results.posts[:], *results.pages[:]]]
