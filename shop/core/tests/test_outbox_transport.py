"""Mail servers that are slow, silent or never done."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from django.conf import settings as shop_settings
from django.core.mail import send_mail

from shop.core import outbox
from shop.core.models import OutboxMessage
from shop.core.outbox import registry, transport

pytestmark = pytest.mark.django_db

Talk = Callable[[socket.socket], None]
calls: list[bytes] = []


def say_nothing(caller: socket.socket) -> None:
    calls.append(caller.recv(1))


def drip(caller: socket.socket) -> None:
    """Always another byte before the time-out, and never the end of the line."""
    while True:
        caller.send(b"2")
        time.sleep(0.05)


def drip_after_the_text(caller: socket.socket) -> None:
    """Polite until it has the mail; then drips."""
    caller.send(b"220 hi\r\n")
    lines = caller.makefile("rb")
    for line in lines:
        calls.append(line)
        if line == b".\r\n":
            drip(caller)
        elif b"data" in line[:4].lower():
            caller.send(b"354 go on\r\n")
        elif not any(earlier.lower().startswith(b"data") for earlier in calls):
            caller.send(b"250 fine\r\n")


@pytest.fixture(autouse=True)
def server(settings) -> Iterator[Callable[[Talk], None]]:
    settings.EMAIL_BACKEND = "shop.core.outbox.email.OutboxEmailBackend"
    calls.clear()
    with socket.create_server(("127.0.0.1", 0)) as door:
        settings.MAIL_TRANSPORT = {"host": "127.0.0.1", "port": door.getsockname()[1], "timeout": 0.3}

        def serve(talk: Talk) -> None:
            while True:
                with suppress(OSError):
                    caller, _address = door.accept()
                    threading.Thread(target=answer, args=(talk, caller), daemon=True).start()
                    continue
                return

        def answer(talk: Talk, caller: socket.socket) -> None:
            with caller, suppress(OSError):
                talk(caller)

        yield lambda talk: threading.Thread(target=serve, args=(talk,), daemon=True).start()
        door.shutdown(socket.SHUT_RDWR)


def test_the_lease_outlasts_the_deadline_and_the_deadline_an_answer() -> None:
    handler = registry.of("mail.send")
    assert handler is not None
    assert handler.lease is not None
    assert handler.lease.total_seconds() == 2 * transport.DEADLINE_SECONDS == 120
    assert shop_settings.MAIL_TRANSPORT["timeout"] < transport.DEADLINE_SECONDS


LATE = "TimeoutError: The mail server took longer than 1 seconds."


@pytest.mark.parametrize(
    ("talk", "why"),
    [(say_nothing, "unexpectedly closed: timed out"), (drip, LATE), (drip_after_the_text, LATE)],
)
def test_gives_up_after_the_deadline_and_asks_for_one_mail_only(
    talk: Talk, why: str, server, monkeypatch
) -> None:
    monkeypatch.setattr(transport, "DEADLINE_SECONDS", 1.0)
    server(talk)
    for _n in range(3):
        send_mail("Hi", "there", "shop@example.com", ["alice@example.com"])
    began = time.monotonic()
    assert outbox.deliver() == outbox.Delivered(failed=1)
    assert time.monotonic() - began < 3
    assert sorted(OutboxMessage.objects.values_list("attempts", flat=True)) == [0, 0, 1]
    assert OutboxMessage.objects.get(attempts=1).last_error.endswith(why)


def test_does_not_send_late_what_it_gave_up(server, monkeypatch) -> None:
    monkeypatch.setattr(transport, "DEADLINE_SECONDS", 0.1)

    def late(caller: socket.socket) -> None:
        time.sleep(0.2)
        drip_after_the_text(caller)

    server(late)
    send_mail("Hi", "there", "shop@example.com", ["alice@example.com"])
    assert outbox.deliver() == outbox.Delivered(failed=1)
    until = time.monotonic() + 10
    while not any(b"quit" in line.lower() for line in calls) and time.monotonic() < until:
        time.sleep(0.02)
    assert any(b"quit" in line.lower() for line in calls)
    assert not any(line.lower().startswith(b"mail") for line in calls)
