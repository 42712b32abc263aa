"""Whatever must happen after a commit, written in the same transaction: mail, index, webhooks, tasks.

`emit` writes a row, `emit_all` one for each of many, `deliver` hands due rows to the functions registered with
`@outbox.handler`. Every installed app may have a module `outbox_handlers`; it is imported at start in every process,
so that all of them can deliver.
"""

from shop.core.outbox.dead_letters import NoSuchDeadLetter, dead_letters, retry
from shop.core.outbox.delivery import Delivered, deliver
from shop.core.outbox.registry import HandlerTaken, Message, handler
from shop.core.outbox.services import BadPayload, UnknownTopic, emit, emit_all, forget_delivered_before

__all__ = [
    "BadPayload",
    "Delivered",
    "HandlerTaken",
    "Message",
    "NoSuchDeadLetter",
    "UnknownTopic",
    "dead_letters",
    "deliver",
    "emit",
    "emit_all",
    "forget_delivered_before",
    "handler",
    "retry",
]
