"""What follows when offers have changed, or one begins or ends."""

from shop.core import outbox
from shop.offer import shelving


@outbox.handler(shelving.TOPIC)
def offers_changed(_message: outbox.Message) -> None:
    """Keep the shelf true."""
    shelving.shelve()
