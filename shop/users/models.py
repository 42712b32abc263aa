"""Who signs in. The e-mail address is the name, written in small letters whatever was typed."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from oscar.apps.customer.abstract_models import AbstractUser
from oscar.apps.customer.abstract_models import UserManager as OscarUserManager

TAKEN = _("There is already an account with this e-mail address.")


class UserManager(OscarUserManager):
    """Changes Oscar's: Alice@Example.com and alice@example.com are one account."""

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        return (email or "").strip().lower()

    def get_by_natural_key(self, username: str | None) -> "User":
        user: User = self.get(email=self.normalize_email(username))
        return user

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        email = self.normalize_email(email)
        if not email:
            raise ValidationError({"email": _("An account needs an e-mail address.")})
        if self.filter(email=email).exists():
            raise ValidationError({"email": TAKEN})
        user: User = self.model(email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    @transaction.atomic
    def create_superuser(self, email: str, password: str | None, **fields: Any) -> "User":
        """Make an account that may do everything; who can run commands here need not prove an address."""
        user = self.create_user(email, password, **{**fields, "is_superuser": True})
        user.emailaddress_set.create(email=user.email, verified=True, primary=True)
        return user


class User(AbstractUser):
    """Whoever signs in: shopper, editor, staff.

    `is_staff` is never set by hand: it says who may open the dashboard, and `receivers.py` keeps it true.
    """

    email = models.EmailField(_("e-mail address"), unique=True, error_messages={"unique": TAKEN})

    objects = UserManager()

    class Meta(AbstractUser.Meta):
        abstract = False
        verbose_name = _("user")
        verbose_name_plural = _("users")
        permissions = [
            ("access_dashboard", _("Can open the dashboard")),
            ("send_password_reset", _("Can send somebody a mail to reset the password")),
        ]
        constraints = [
            # `unique=True` tells A@b.c from a@b.c on PostgreSQL.
            models.UniqueConstraint(
                Lower("email"), name="users_user_email_any_case", violation_error_message=TAKEN
            )
        ]

    def clean(self) -> None:
        super().clean()
        self.email = type(self).objects.normalize_email(self.email)

    def _migrate_alerts_to_user(self) -> None:
        """Oscar's gives a guest's alerts to whoever types their address; `shop.customer` waits for the proof."""
