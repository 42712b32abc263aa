"""Mails to people, each in two versions with one frame; the outbox, which is the e-mail backend, sends them."""

from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string


def send(template: str, *, to: str, subject: str, context: dict[str, Any]) -> None:
    """Render `mails/<template>` as text and as HTML, in the caller's language, and write it into the outbox."""
    message = EmailMultiAlternatives(
        subject=subject, body=render_to_string(f"mails/{template}.txt", context), to=[to]
    )
    message.attach_alternative(render_to_string(f"mails/{template}.html", context), "text/html")
    message.send()
