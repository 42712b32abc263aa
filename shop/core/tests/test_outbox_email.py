import email
from base64 import b64decode
from email.message import EmailMessage as Mime
from email.policy import default as modern
from pathlib import Path

import pytest
from django.core.mail import BadHeaderError, EmailMessage, EmailMultiAlternatives, get_connection, send_mail
from django.db import DatabaseError, transaction

from shop.core import outbox, request_ids
from shop.core.models import OutboxMessage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path: Path) -> Path:
    # Django's test runner puts its own backend in place of ours.
    settings.EMAIL_BACKEND = "shop.core.outbox.email.OutboxEmailBackend"
    settings.MAIL_TRANSPORT = {"folder": tmp_path / "mail"}
    return tmp_path / "mail"


def _message() -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        subject="Ihre Bestellung über 12 €",
        body="Danke, Ä!\n.\nFrom us",
        from_email="Käufer & Co <shop@example.com>",
        to=["Alice <alice@example.com>"],
        cc=["carol@example.com"],
        bcc=["bob@example.com"],
        reply_to=["help@example.com"],
        headers={"X-Order": "K7QM", "Bcc": "bob@example.com"},
    )
    message.attach_alternative("<p>Danke, Ä!</p>", "text/html")
    message.attach("invoice.pdf", b"%PDF\x00\xff", "application/pdf")
    return message


def _only_mail(folder: Path) -> Mime:
    (path,) = folder.iterdir()
    mime = email.message_from_bytes(path.read_bytes(), policy=modern)
    assert isinstance(mime, Mime)
    return mime


def test_keeps_the_whole_message(folder: Path) -> None:
    with request_ids.working_for("alice-buys"):
        assert _message().send() == 1
    row = OutboxMessage.objects.get()
    assert row.payload["to"] == ["Alice <alice@example.com>", "carol@example.com", "bob@example.com"]
    assert outbox.deliver() == outbox.Delivered(count=1)
    mime = _only_mail(folder)
    assert mime["Subject"] == "Ihre Bestellung über 12 €"
    assert mime["From"] == "Käufer & Co <shop@example.com>"
    assert (mime["Cc"], mime["Reply-To"], mime["X-Order"]) == (
        "carol@example.com",
        "help@example.com",
        "K7QM",
    )
    assert mime["X-Request-ID"] == "alice-buys"
    assert mime["Message-ID"] == f"<{row.id}@example.com>"
    assert [part.get_content_type() for part in mime.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "application/pdf",
    ]
    plain, html = mime.get_body(("plain",)), mime.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert plain.get_content().replace("\r\n", "\n").strip() == "Danke, Ä!\n.\nFrom us"
    assert html.get_content().strip() == "<p>Danke, Ä!</p>"
    (attachment,) = mime.iter_attachments()
    assert (attachment.get_filename(), attachment.get_content()) == ("invoice.pdf", b"%PDF\x00\xff")


def test_names_hidden_recipients_in_the_envelope_only(folder: Path) -> None:
    _message().send()
    payload = OutboxMessage.objects.get().payload
    assert "bob@example.com" in payload["to"]
    assert b"bob@example.com" not in b64decode(payload["mime"])


def test_keeps_a_message_id_that_the_sender_chose() -> None:
    EmailMessage("Hi", "", to=["alice@example.com"], headers={"Message-Id": "<mine@example.com>"}).send()
    mime = email.message_from_bytes(b64decode(OutboxMessage.objects.get().payload["mime"]))
    assert mime.get_all("Message-ID") == ["<mine@example.com>"]


def test_goes_with_the_transaction_that_sent_it(folder: Path) -> None:
    with transaction.atomic():
        send_mail("Hi", "", None, ["alice@example.com"])
        assert OutboxMessage.objects.count() == 1
        transaction.set_rollback(True)
    assert OutboxMessage.objects.count() == 0
    assert outbox.deliver() == outbox.Delivered()
    assert not folder.exists()


def test_delivers_twice_into_the_same_file(folder: Path) -> None:
    send_mail("Hi", "there", None, ["alice@example.com"])
    outbox.deliver()
    OutboxMessage.objects.update(delivered_at=None)
    assert outbox.deliver() == outbox.Delivered(count=1)
    row = OutboxMessage.objects.get()
    assert [path.name for path in folder.iterdir()] == [f"{row.created_at:%Y%m%d-%H%M%S}-{row.id}.eml"]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"subject": "Hi\nBcc: mallory@example.com"}, BadHeaderError),
        ({"to": ["alice@example.com\nBcc: mallory@example.com"]}, ValueError),
        ({"to": ["alice@example.com, mallory@example.com"]}, ValueError),
        ({"to": ["alice@"]}, ValueError),
        ({"bcc": ["bob@example.com\r\nX: y"]}, ValueError),
        ({"from_email": "shop@example.com\nX: y"}, ValueError),
        ({"extra_headers": {"X-Order": "a\nb"}}, BadHeaderError),
    ],
)
def test_refuses_bad_headers_and_addresses_when_sending(
    changes: dict[str, object], error: type[Exception]
) -> None:
    bad = EmailMessage("Hi", "", to=["alice@example.com"])
    for name, value in changes.items():
        setattr(bad, name, value)
    good = EmailMessage("Hi", "", to=["alice@example.com"])
    with pytest.raises(error):
        get_connection().send_messages([good, bad])
    assert OutboxMessage.objects.count() == 0


def test_writes_no_row_for_nobody() -> None:
    assert get_connection().send_messages([EmailMessage("Hi", "")]) == 0
    assert OutboxMessage.objects.count() == 0


@pytest.mark.parametrize("is_silent", [True, False])
def test_fails_silently_only_when_asked(is_silent: bool, monkeypatch: pytest.MonkeyPatch, caplog) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise DatabaseError("the disk is full")

    monkeypatch.setattr("shop.core.outbox.email.emit", refuse)
    message = EmailMessage("Hi", "", to=["alice@example.com"])
    if is_silent:
        assert message.send(fail_silently=True) == 0
        assert "1 mails could not be written" in caplog.text
    else:
        with pytest.raises(DatabaseError, match="the disk is full"):
            message.send()


def test_tries_again_when_the_folder_cannot_be_written(folder: Path) -> None:
    folder.write_text("a file stands in the way")
    send_mail("Hi", "there", None, ["alice@example.com"])
    assert outbox.deliver() == outbox.Delivered(failed=1)
    assert "FileExistsError" in OutboxMessage.objects.get().last_error
