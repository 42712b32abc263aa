"""Mail through a real SMTP server."""

import email
import socket
from collections.abc import Iterator
from email.message import EmailMessage as Mime
from email.policy import default as modern
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.core.mail import EmailMultiAlternatives, send_mail

from shop.core import outbox
from shop.core.models import OutboxMessage
from site_project.settings import engines

pytestmark = pytest.mark.peers


class Postmaster:
    """Keeps what arrives; refuses recipients when told to."""

    def __init__(self) -> None:
        self.kept: list[Envelope] = []
        self.refused: dict[str, str] = {}

    async def handle_RCPT(  # noqa: N802  # the name that aiosmtpd looks for
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[Any]
    ) -> str:
        if code := self.refused.get(address):
            return code
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.kept.append(envelope)
        return "250 OK"


@pytest.fixture
def postmaster(settings) -> Iterator[Postmaster]:
    keeper = Postmaster()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(keeper, hostname="127.0.0.1", port=port)
    server.start()
    try:
        settings.EMAIL_BACKEND = "shop.core.outbox.email.OutboxEmailBackend"
        settings.MAIL_TRANSPORT = engines.mail(f"smtp://127.0.0.1:{port}", default=Path())
        yield keeper
    finally:
        server.stop()


def _mime(envelope: Envelope) -> Mime:
    assert isinstance(envelope.content, bytes)
    mime = email.message_from_bytes(envelope.content, policy=modern)
    assert isinstance(mime, Mime)
    return mime


@pytest.mark.django_db
def test_keeps_its_structure_and_its_envelope(postmaster: Postmaster) -> None:
    message = EmailMultiAlternatives(
        "Größe L",
        "Danke!\n.\nEnde",
        "Shop <shop@example.com>",
        ["alice@example.com"],
        bcc=["bob@example.com"],
    )
    message.attach_alternative("<p>Größe</p>", "text/html")
    message.attach("a.bin", b"\x00\xff\r\n.\r\n", "application/octet-stream")
    message.send()
    assert outbox.deliver() == outbox.Delivered(count=1)
    (envelope,) = postmaster.kept
    assert (envelope.mail_from, envelope.rcpt_tos) == (
        "shop@example.com",
        ["alice@example.com", "bob@example.com"],
    )
    mime = _mime(envelope)
    assert [part.get_content_type() for part in mime.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "application/octet-stream",
    ]
    plain, html = mime.get_body(("plain",)), mime.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert (mime["Subject"], html.get_content().strip()) == ("Größe L", "<p>Größe</p>")
    assert plain.get_content().replace("\r\n", "\n").strip() == "Danke!\n.\nEnde"
    assert next(mime.iter_attachments()).get_content() == b"\x00\xff\r\n.\r\n"
    assert mime["Message-ID"] == f"<{OutboxMessage.objects.get().id}@example.com>"
    assert "Bcc" not in mime


@pytest.mark.django_db
def test_sends_again_only_to_those_who_were_refused(postmaster: Postmaster) -> None:
    postmaster.refused = {"bob@example.com": "451 Come back later"}
    send_mail("Hi", "there", None, ["alice@example.com", "bob@example.com"])
    assert outbox.deliver() == outbox.Delivered(count=1)
    assert [envelope.rcpt_tos for envelope in postmaster.kept] == [["alice@example.com"]]
    again = OutboxMessage.objects.get(delivered_at__isnull=True)
    assert again.payload["to"] == ["bob@example.com"]
    postmaster.refused = {}
    OutboxMessage.objects.filter(id=again.id).update(due_at=again.created_at)
    assert outbox.deliver() == outbox.Delivered(count=1)
    assert postmaster.kept[1].rcpt_tos == ["bob@example.com"]
    assert _mime(postmaster.kept[1])["Message-ID"] == _mime(postmaster.kept[0])["Message-ID"]


@pytest.mark.django_db
def test_waits_while_every_recipient_is_refused(postmaster: Postmaster) -> None:
    postmaster.refused = {"alice@example.com": "550 No such user"}
    send_mail("Hi", "there", None, ["alice@example.com"])
    assert outbox.deliver() == outbox.Delivered(failed=1)
    row = OutboxMessage.objects.get()
    assert "550, b'No such user'" in row.last_error
    assert postmaster.kept == []


@pytest.mark.django_db
def test_waits_while_the_server_is_away(settings) -> None:
    settings.EMAIL_BACKEND = "shop.core.outbox.email.OutboxEmailBackend"
    settings.MAIL_TRANSPORT = engines.mail("smtp://127.0.0.1:1", default=Path())
    send_mail("Hi", "there", None, ["alice@example.com"])
    assert outbox.deliver() == outbox.Delivered(failed=1)
    assert OutboxMessage.objects.get().last_error.startswith("ConnectionRefusedError")
