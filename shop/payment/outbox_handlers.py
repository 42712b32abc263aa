"""What payment has to say to a gateway after a commit. Both are safe to run twice."""

from uuid import UUID

from shop.core import outbox
from shop.payment import services


@outbox.handler(services.CANCEL_TOPIC, leaves_database=True)
def cancel(message: outbox.Message) -> None:
    services.carry_out_cancel(UUID(message.payload["tender"]))


@outbox.handler(services.REFUND_TOPIC, leaves_database=True)
def refund(message: outbox.Message) -> None:
    services.carry_out_refund(message.payload["refund"])
