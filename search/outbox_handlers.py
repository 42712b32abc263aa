"""What follows when products were worked out anew."""

from search import indexing
from shop.catalogue.shelf import marking
from shop.core import outbox


@outbox.handler(marking.SHELVED_TOPIC)
def products_shelved(message: outbox.Message) -> None:
    """Have them found by what they are now."""
    indexing.follow(message.payload["product_ids"])
