"""Rows that were given up: seen by people, and sent on their way again by them."""

from uuid import UUID

from django.db.models import QuerySet

from shop.core import clock
from shop.core.models import OutboxMessage


class NoSuchDeadLetter(Exception):
    """No row with this id was given up."""

    def __init__(self, row_id: UUID) -> None:
        super().__init__(f"No dead letter has the id {row_id}.")
        self.row_id = row_id


def dead_letters() -> QuerySet[OutboxMessage]:
    """Rows that were given up, the latest first."""
    return OutboxMessage.objects.filter(dead_at__isnull=False).order_by("-dead_at")


def retry(row_id: UUID) -> None:
    """Let a dead letter start anew, with all its attempts."""
    revived = dead_letters().filter(id=row_id).update(dead_at=None, due_at=clock.now(), attempts=0)
    if not revived:
        raise NoSuchDeadLetter(row_id)
