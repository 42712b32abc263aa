"""What follows when stock has changed."""

from shop.core import outbox
from shop.partner import alerts, stock


@outbox.handler(stock.TOPIC)
def stock_changed(message: outbox.Message) -> None:
    """Keep the list of what runs low; the pages were dropped with the change itself."""
    alerts.look_at(message.payload["record_id"])
