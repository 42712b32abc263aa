"""Mails to people, each in two versions with one frame; the outbox, which is the e-mail backend, sends them."""

import re
from typing import Any

from django.conf import settings
from django.contrib.sites.models import Site
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string


def send(template: str, *, to: str, subject: str, context: dict[str, Any]) -> None:
    """Render `mails/<template>` as text and as HTML, in the caller's language, and write it into the outbox."""
    context = {**frame(), **context}
    message = EmailMultiAlternatives(
        subject=subject, body=_evened(render_to_string(f"mails/{template}.txt", context)), to=[to]
    )
    message.attach_alternative(render_to_string(f"mails/{template}.html", context), "text/html")
    message.send()


def frame() -> dict[str, Any]:
    """What the frame around every mail takes."""
    return {
        "shop_name": Site.objects.get_current().name,
        "shop_url": settings.PUBLIC_URL,
        "demo_mode": settings.DEMO_MODE,
    }


def _evened(text: str) -> str:
    """One empty line between paragraphs, however many the template's tags left."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
