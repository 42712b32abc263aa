"""What gateways have to say, when it comes through the outbox: told late, or learned by asking; and what was sold."""

from shop.core import outbox
from shop.order import sales, webhooks
from shop.payment import events


@outbox.handler(events.TOPIC)
def hear(message: outbox.Message) -> None:
    """Take one event in the transaction that marks its row; one that is about no payment yet is tried again."""
    webhooks.receive(message.payload["gateway"], events.read(message.payload))


@outbox.handler(sales.TOPIC)
def sales_changed(message: outbox.Message) -> None:
    """Keep count of what sells best; of everything where no order is named."""
    if message.payload["order"] is None:
        sales.count_all()
    else:
        sales.count(message.payload["order"])
