"""Whatever must happen after a commit, written in the same transaction: mail, index, webhooks, tasks."""

from shop.core.outbox.registry import Message, handler
from shop.core.outbox.services import deliver, emit

__all__ = ["Message", "deliver", "emit", "handler"]
