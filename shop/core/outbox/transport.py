"""Where mail leaves the shop: an SMTP server, or a folder that keeps each message as a file.

An SMTP server has 20 seconds for each answer (`MAIL_TRANSPORT["timeout"]`), but it may answer often and slowly, and
looking up its name has no time-out of ours. So the whole hand-over, from the name to the last answer, has a deadline
of 60 seconds, and the lease of the row, 120 seconds, outlasts it by as much again.
"""

import os
import smtplib
import socket
from base64 import b64decode
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from datetime import UTC, timedelta
from pathlib import Path
from threading import Thread

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend

from shop.core import clock
from shop.core.outbox.email import MAIL_TOPIC
from shop.core.outbox.registry import Message, handler
from shop.core.outbox.services import emit

REFUSED_AGAIN_AFTER = timedelta(minutes=5)  # greylisting servers want to see us wait
DEADLINE_SECONDS = 60.0
AWAY = (
    *(TimeoutError, ConnectionError, socket.gaierror),
    *(smtplib.SMTPServerDisconnected, smtplib.SMTPConnectError, smtplib.SMTPAuthenticationError),
)


@handler(MAIL_TOPIC, leaves_database=True, lease=timedelta(seconds=2 * DEADLINE_SECONDS), away=AWAY)
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
    backend, refused = EmailBackend(**settings.MAIL_TRANSPORT), Future[list[str]]()
    Thread(target=_hand_over, args=(message, backend, refused), daemon=True).start()
    try:
        names = refused.result(timeout=DEADLINE_SECONDS)
    except TimeoutError as error:
        if refused.done():
            raise
        _give_up(backend, refused)
        raise TimeoutError(f"The mail server took longer than {DEADLINE_SECONDS:.0f} seconds.") from error
    if names:
        _try_again_for(names, message)


def _hand_over(message: Message, backend: EmailBackend, refused: "Future[list[str]]") -> None:
    """Talk to the server; touches no database, as nobody may be waiting for it any more."""
    try:
        backend.open()
        assert backend.connection is not None  # noqa: S101  # it raises rather; this tells the type checker
        if refused.set_running_or_notify_cancel():
            sent = backend.connection.sendmail(
                message.payload["from"], message.payload["to"], b64decode(message.payload["mime"])
            )
            refused.set_result(list(sent))
    except Exception as error:
        with suppress(InvalidStateError):  # given up in the meantime
            refused.set_exception(error)
    finally:
        # A server that hangs up rudely has our mail all the same; failing now would send it twice.
        with suppress(smtplib.SMTPException, OSError):
            backend.close()


def _give_up(backend: EmailBackend, refused: "Future[list[str]]") -> None:
    """See to it that a mail which counts as failed is not sent later on."""
    is_unsent = refused.cancel()
    line = getattr(backend.connection, "sock", None)
    if not is_unsent and isinstance(line, socket.socket):
        with suppress(OSError):
            socket.socket.shutdown(line, socket.SHUT_RDWR)  # not TLS's own, which is for one thread alone


def _try_again_for(refused: list[str], message: Message) -> None:
    """Some recipients have it, some were refused: only these get a row of their own."""
    emit(MAIL_TOPIC, {**message.payload, "to": refused}, due_at=clock.now() + REFUSED_AGAIN_AFTER)
