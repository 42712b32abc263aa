"""How allauth behaves in this shop."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from shop.users import roles
from shop.users.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Changes allauth's: who signs up is a customer, links in mails start with the shop's own address, our words."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("This e-mail address and this password do not belong together."),
        "too_many_login_attempts": _(
            "That did not work too often. Please wait a few minutes before the next try."
        ),
    }

    @transaction.atomic
    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:  # noqa: FBT001, FBT002  # allauth's signature
        saved: User = super().save_user(request, user, form, commit=commit)
        if commit:
            roles.assign(saved, roles.Role.CUSTOMER)
        return saved

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail whose links do not repeat whatever host and port the request claimed."""
        links = {name: _public(link) for name, link in context.items() if name.endswith("_url")}
        super().send_mail(template_prefix, email, {**context, **links})


def _public(link: str) -> str:
    parts = urlsplit(link)
    query = f"?{parts.query}" if parts.query else ""
    return f"{settings.PUBLIC_URL.rstrip('/')}{parts.path}{query}"
