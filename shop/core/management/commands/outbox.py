"""Looks into the outbox: what waits, what was given up; and sends dead letters on their way again."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from shop.core import outbox
from shop.core.models import OutboxMessage


class Command(BaseCommand):
    help = "Says what waits in the outbox; lists dead letters (--dead) and tries them again (--retry ID)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dead", action="store_true", help="list the rows that were given up")
        parser.add_argument("--retry", metavar="ID", action="append", help="try this dead letter again")

    def handle(self, *_args: object, **options: Any) -> None:
        if options["retry"]:
            self._retry([_row_id(written) for written in options["retry"]])
        elif options["dead"]:
            self._list()
        else:
            self._summary()

    def _retry(self, row_ids: list[UUID]) -> None:
        for row_id in row_ids:
            try:
                outbox.retry(row_id)
            except outbox.NoSuchDeadLetter as error:
                raise CommandError(f"{error} `manage.py outbox --dead` lists them.") from error
            self.stdout.write(f"{row_id} will be tried again at once.")

    def _list(self) -> None:
        if not outbox.dead_letters().exists():
            self.stdout.write("There are no dead letters.")
        for row in outbox.dead_letters().defer("payload").iterator():
            reason = row.last_error.splitlines()[0] if row.last_error else "no reason was written down"
            given_up = f"given up {row.dead_at:%Y-%m-%d %H:%M} UTC after {row.attempts} attempts"
            self.stdout.write(f"{row.id}  {row.topic}, {given_up}: {reason}")

    def _summary(self) -> None:
        waiting = OutboxMessage.objects.filter(delivered_at__isnull=True, dead_at__isnull=True)
        oldest = waiting.order_by("due_at").values_list("due_at", flat=True).first()
        since = f", the oldest due since {oldest:%Y-%m-%d %H:%M} UTC" if oldest else ""
        dead = outbox.dead_letters().count()
        self.stdout.write(f"Waiting: {waiting.count()}{since}. Dead letters: {dead}.")


def _row_id(written: str) -> UUID:
    try:
        return UUID(written)
    except ValueError as error:
        raise CommandError(
            f"{written} is not the id of a row; `manage.py outbox --dead` lists them."
        ) from error
