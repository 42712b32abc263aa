"""Every mail that can leave the shop, with sample data: what the gallery shows and the tests read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.template.loader import render_to_string
from django.utils.text import slugify
from wagtail.models import Workflow

from blog.models import BlogPostPage
from shop.order.selectors import OrderPage
from shop.users.models import User
from site_project.styleguide.samples import orders
from site_project.styleguide.samples.stand_ins import LONG_SENTENCE, LONG_WORD, MOMENT, euro

LINK = "https://shop.example/a/link/of/its/own"
_THEMES = {"light": "not all", "dark": "all"}
_ASKS_FOR_DARK = "@media (prefers-color-scheme: dark)"
_ANY_SCHEME = re.compile(r"color-scheme:\s?light dark")


@dataclass(frozen=True)
class MailSample:
    """A mail: the stem of its two templates, and what they are given."""

    template: str
    context: Mapping[str, Any]
    state: str = ""

    @property
    def name(self) -> str:
        return f"{self.template}, {self.state}" if self.state else self.template

    @property
    def anchor(self) -> str:
        return slugify(self.name.replace("/", "-").replace("_", "-"))

    @property
    def text(self) -> str:
        return render_to_string(f"{self.template}.txt", dict(self.context))

    @property
    def html(self) -> str:
        return render_to_string(f"{self.template}.html", dict(self.context))

    def html_in(self, theme: str) -> str:
        """As a program that is set to light or to dark colours shows it, whatever this one is set to."""
        found = self.html.replace(_ASKS_FOR_DARK, f"@media {_THEMES[theme]}")
        return _ANY_SCHEME.sub(f"color-scheme:{theme}", found)


def mail_samples() -> list[MailSample]:
    """Of the shop, of accounts, and of the editor's desk."""
    return [*_of_orders(), *_of_alerts(), *_of_accounts(), *_of_changes(), *_of_editors()]


def _of_orders() -> Iterator[MailSample]:
    usual, hard, download = _page(), replace(orders.hard_page(), link=LINK), _download()
    for name in ("confirmed", "declined", "expired", "reopened"):
        yield MailSample(f"mails/order_{name}", {"page": usual})
        yield MailSample(f"mails/order_{name}", {"page": download}, "nothing to send")
    yield MailSample("mails/order_confirmed", {"page": hard}, "long words, long prices")
    yield MailSample("mails/order_cancelled", {"page": usual, "reason": "Two boards were bent"})
    yield MailSample("mails/order_cancelled", {"page": usual, "reason": ""}, "no reason")
    yield MailSample("mails/order_refunded", {"page": usual, "amount": euro("12.50")})
    yield MailSample("mails/order_too_late", {"page": usual, "amount": euro("80.10")})
    yield from _of_parcels(usual, download)


def _of_parcels(usual: OrderPage, download: OrderPage) -> Iterator[MailSample]:
    (parcel,) = usual.parcels
    unknown = replace(parcel, carrier="", tracking_code="", tracking_url="", contents=((LONG_WORD, 12),) * 3)
    yield MailSample("mails/order_shipped", {"page": usual, "parcel": parcel, "is_last": True})
    yield MailSample(
        "mails/order_shipped", {"page": usual, "parcel": unknown, "is_last": False}, "one of several"
    )
    yield MailSample(
        "mails/order_shipped", {"page": download, "parcel": unknown, "is_last": True}, "nothing to send"
    )


def _of_alerts() -> Iterator[MailSample]:
    title = {"title": "Tidepool 4-voice synthesizer kit"}
    yield MailSample("mails/alert_confirm", {**title, "confirm_url": LINK, "cancel_url": LINK})
    yield MailSample("mails/alert_back", {**title, "product_url": LINK})
    yield MailSample("mails/alert_back", {"title": LONG_WORD * 2, "product_url": LINK}, "long words")


def _of_accounts() -> Iterator[MailSample]:
    for name in ("email_confirmation_signup", "email_confirmation"):
        yield MailSample(f"account/email/{name}_message", {"activate_url": LINK})
        yield MailSample(f"account/email/{name}_message", {"code": "K7QX-29MD"}, "a code")
    for name in ("account_already_exists", "password_reset_key"):
        yield MailSample(f"account/email/{name}_message", {"password_reset_url": LINK})
    yield MailSample("account/email/unknown_account_message", {"signup_url": LINK})
    for name in ("login_code", "password_reset_code"):
        yield MailSample(f"account/email/{name}_message", {"code": "K7QX-29MD"})


def _of_changes() -> Iterator[MailSample]:
    """What is told of every change by which an account is opened."""
    addresses = {
        "from_email": "alice@example.com",
        "to_email": "alice@example.org",
        "deleted_email": "a@example.com",
    }
    where = {"timestamp": MOMENT, "ip": "192.0.2.7", "user_agent": f"Mozilla/5.0 ({LONG_SENTENCE})"}
    account = ("email_changed", "email_confirm", "email_deleted")
    passwords = ("password_changed", "password_reset", "password_set")
    factors = ("recovery_codes_generated", "totp_activated", "totp_deactivated")
    keys = ("webauthn_added", "webauthn_removed")
    for name in (*account, *passwords):
        yield MailSample(f"account/email/{name}_message", {**where, **addresses})
    for name in (*factors, *keys):
        yield MailSample(f"mfa/email/{name}_message", where)


def _of_editors() -> Iterator[MailSample]:
    post = BlogPostPage(id=1, title="How to solder without fear", draft_title="How to solder without fear")
    bob = User(email="bob@example.com", first_name="Bob")
    facts = {"page": post, "object": post, "workflow": Workflow(name="Editors"), "user": bob}
    yield MailSample("wagtailadmin/notifications/workflow_state_submitted", {**facts, "requested_by": bob})
    yield MailSample("wagtailadmin/notifications/updated_comments", {**facts, "editor": bob})


def _page() -> OrderPage:
    return replace(orders.usual_page(), link=LINK)


def _download() -> OrderPage:
    """An order of which nothing is sent."""
    line = replace(orders.usual_page().lines[0], title="A drawing of the case, to download", options={})
    return replace(
        _page(), lines=(line,), delivery_name="", address=(), delivery_earliest=None, delivery_latest=None
    )
