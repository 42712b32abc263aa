"""Where mail leaves the shop: an SMTP server, or a folder that keeps each message as a file."""

import os
import smtplib
from base64 import b64decode
from contextlib import suppress
from datetime import UTC, timedelta
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend

from shop.core import clock
from shop.core.outbox.email import MAIL_TOPIC
from shop.core.outbox.registry import Message, handler
from shop.core.outbox.services import emit

REFUSED_AGAIN_AFTER = timedelta(minutes=5)  # greylisting servers want to see us wait


@handler(MAIL_TOPIC, leaves_database=True)
def send_mail(message: Message) -> None:
    """Hand one mail over; its Message-ID is the row's, so that a second delivery can be told for what it is."""
    if folder := settings.MAIL_TRANSPORT.get("folder"):
        _write(message, Path(folder))
    else:
        _send(message)


def _write(message: Message, folder: Path) -> None:
    """A second delivery replaces the file by the same; nobody ever sees half of one."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{message.created_at.astimezone(UTC):%Y%m%d-%H%M%S}-{message.id}.eml"
    half = folder / f".{name}.{os.getpid()}"
    with half.open("wb") as file:
        file.write(b64decode(message.payload["mime"]))
        file.flush()
        os.fsync(file.fileno())
    half.replace(folder / name)


def _send(message: Message) -> None:
    backend = EmailBackend(**settings.MAIL_TRANSPORT)
    try:
        backend.open()
        assert backend.connection is not None  # noqa: S101  # it raises rather; this tells the type checker
        refused = backend.connection.sendmail(
            message.payload["from"], message.payload["to"], b64decode(message.payload["mime"])
        )
    finally:
        # A server that hangs up rudely has our mail all the same; failing now would send it twice.
        with suppress(smtplib.SMTPException, OSError):
            backend.close()
    if refused:
        _try_again_for(list(refused), message)


def _try_again_for(refused: list[str], message: Message) -> None:
    """Some recipients have it, some were refused: only these get a row of their own."""
    emit(MAIL_TOPIC, {**message.payload, "to": refused}, due_at=clock.now() + REFUSED_AGAIN_AFTER)
