"""Pending orders whose money did not come in time give back what they hold."""

import logging

from shop.order import selectors, services

logger = logging.getLogger(__name__)


def expire_due() -> int:
    """Expire what is due, each order in a transaction of its own; how many. Two at once expire each order once."""
    expired = 0
    for order in selectors.due_to_expire():
        try:
            expired += services.expire(order)
        except Exception:  # one order that cannot be expired must not keep the others
            logger.exception("Order %s could not be expired.", order.number)
    return expired
