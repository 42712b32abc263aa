"""The mails that left the shop, as the people who get them see them."""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import unescape
from pathlib import Path

from pytest_django import Settings


@dataclass(frozen=True)
class Letter:
    """One mail in both of its versions."""

    to: str
    subject: str
    text: str
    html: str

    @property
    def link(self) -> str:
        """The path of the order's page, which both versions must name."""
        found = {re.search(r"http://[^/]+(/orders/[^\s\"<]+)", body) for body in (self.text, self.html)}
        paths = {match[1] for match in found if match}
        assert len(paths) == 1, self
        return paths.pop()


class Letterbox:
    """What the outbox has delivered; each letter is taken out once."""

    def __init__(self, settings: Settings, *, folder: Path) -> None:
        settings.EMAIL_BACKEND = "shop.core.outbox.email.OutboxEmailBackend"
        settings.MAIL_TRANSPORT = {"folder": folder}
        self._folder = folder

    def take(self) -> list[Letter]:
        found = sorted(self._folder.glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
        letters = [_letter(message_from_bytes(path.read_bytes(), policy=policy.default)) for path in found]
        for path in found:
            path.unlink()
        return letters


def _letter(mail: EmailMessage) -> Letter:
    return Letter(
        to=str(mail["To"]),
        subject=str(mail["Subject"]),
        text=_body(mail, "plain"),
        html=unescape(_body(mail, "html")),
    )


def _body(mail: EmailMessage, kind: str) -> str:
    body = mail.get_body((kind,))
    assert body is not None, kind
    return str(body.get_content())
