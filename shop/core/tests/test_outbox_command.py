from datetime import UTC, datetime
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from shop.core import clock
from shop.core.models import OutboxMessage

pytestmark = pytest.mark.django_db
NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)


def _said(*args: str) -> str:
    out = StringIO()
    call_command("outbox", *args, stdout=out)
    return out.getvalue()


def _dead() -> OutboxMessage:
    return OutboxMessage.objects.create(
        topic="mail.send", payload={}, attempts=12, dead_at=NOON, last_error="OSError: away\nand more"
    )


def test_lists_dead_letters() -> None:
    row = _dead()
    OutboxMessage.objects.create(topic="mail.send", payload={})
    assert _said("--dead") == (
        f"{row.id}  mail.send, given up 2031-05-04 12:00 UTC after 12 attempts: OSError: away\n"
    )


def test_says_that_there_are_none() -> None:
    assert _said("--dead") == "There are no dead letters.\n"


def test_sums_up() -> None:
    assert _said() == "Waiting: 0. Dead letters: 0.\n"
    _dead()
    OutboxMessage.objects.create(topic="mail.send", payload={}, due_at=NOON)
    assert _said() == "Waiting: 1, the oldest due since 2031-05-04 12:00 UTC. Dead letters: 1.\n"


def test_lets_a_dead_letter_start_anew() -> None:
    row = _dead()
    with clock.at(NOON):
        assert _said("--retry", str(row.id)) == f"{row.id} will be tried again at once.\n"
    row.refresh_from_db()
    assert (row.dead_at, row.attempts, row.due_at) == (None, 0, NOON)


@pytest.mark.parametrize("is_delivered", [True, False])
def test_refuses_to_retry_what_is_not_dead(is_delivered: bool) -> None:
    row = OutboxMessage.objects.create(
        topic="mail.send", payload={}, attempts=1, delivered_at=NOON if is_delivered else None
    )
    with pytest.raises(CommandError, match=f"No dead letter has the id {row.id}. `manage.py outbox --dead`"):
        _said("--retry", str(row.id))
    row.refresh_from_db()
    assert row.attempts == 1


def test_refuses_an_unknown_id() -> None:
    unknown = str(uuid4())
    with pytest.raises(CommandError, match=f"No dead letter has the id {unknown}"):
        _said("--retry", unknown)
    with pytest.raises(CommandError, match="nonsense is not the id of a row"):
        _said("--retry", "nonsense")
