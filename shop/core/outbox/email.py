"""Django's e-mail backend of the shop: every mail is a row of the outbox, allauth's and Wagtail's too."""

import logging
from base64 import b64encode
from collections.abc import Sequence
from email.utils import parseaddr
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import SafeMIMEMultipart, SafeMIMEText, sanitize_address
from django.db import DatabaseError, transaction

from shop.core import public_ids, request_ids
from shop.core.outbox.services import emit

logger = logging.getLogger(__name__)

MAIL_TOPIC = "mail.send"


class OutboxEmailBackend(BaseEmailBackend):
    """Writes each message, ready to be sent, into the outbox; `transport` sends it from there."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Refuse bad addresses and headers now, as Django does; write all messages or none."""
        rows = [(row_id, _payload(message, row_id)) for row_id, message in _with_ids(email_messages)]
        try:
            with transaction.atomic():
                for row_id, payload in rows:
                    emit(MAIL_TOPIC, payload, row_id=row_id)
        except DatabaseError:
            if not self.fail_silently:
                raise
            logger.exception("%d mails could not be written into the outbox", len(rows))
            return 0
        return len(rows)


def _with_ids(messages: Sequence[EmailMessage]) -> list[tuple[UUID, EmailMessage]]:
    return [(public_ids.new_id(), message) for message in messages if message.recipients()]


def _payload(message: EmailMessage, row_id: UUID) -> dict[str, Any]:
    encoding = message.encoding or settings.DEFAULT_CHARSET
    sender = sanitize_address(message.from_email, encoding)
    return {
        "from": sender,
        "to": [sanitize_address(address, encoding) for address in message.recipients()],
        "subject": str(message.subject),
        "mime": b64encode(_mime(message, row_id, sender=sender)).decode("ascii"),
    }


def _mime(message: EmailMessage, row_id: UUID, *, sender: str) -> bytes:
    mime = message.message()  # of Django's own classes, whose `as_bytes` knows line ends
    if "message-id" not in {name.lower() for name in message.extra_headers}:
        del mime["Message-ID"]
        domain = parseaddr(sender)[1].rpartition("@")[2]
        mime["Message-ID"] = f"<{row_id}@{domain}>"
    if request_ids.current():
        del mime["X-Request-ID"]
        mime["X-Request-ID"] = request_ids.current()
    del mime["Bcc"]  # the envelope alone knows them
    return cast("SafeMIMEText | SafeMIMEMultipart", mime).as_bytes(linesep="\r\n")
