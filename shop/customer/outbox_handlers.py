"""What follows for customers when something is back in stock."""

from shop.core import outbox
from shop.customer.alerts import services
from shop.partner import stock


@outbox.handler(stock.BACK_TOPIC)
def stock_back(message: outbox.Message) -> None:
    """Write to those who wait, some at a time, in the transaction that marks the row."""
    if services.tell(message.payload["product_id"]):
        outbox.emit(stock.BACK_TOPIC, message.payload)
