"""Says that the rows of products may be out of date; whatever changes a fact does so in the same transaction."""

from datetime import datetime
from typing import Any

from shop.core import outbox

STALE_TOPIC = "shelf.stale"
WALK_TOPIC = "shelf.walk"
SHELVED_TOPIC = "shelf.followed"  # for those who keep an index of products
A_PART = 100  # so many products are worked out in one transaction


def mark(*product_ids: int | None) -> None:
    """Have the rows of these products, or of the products of these variants, worked out anew after the commit."""
    outbox.emit_all(STALE_TOPIC, ({"product_id": pk} for pk in dict.fromkeys(product_ids) if pk))


def mark_all(*, due_at: datetime | None = None, **among: Any) -> None:
    """The same for all products that match these lookups, a part at a time; from a moment on, where one is told."""
    outbox.emit(WALK_TOPIC, {"among": among, "after": 0}, due_at=due_at)
