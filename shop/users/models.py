from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from oscar.apps.customer.abstract_models import AbstractUser


class User(AbstractUser):
    """Whoever signs in: shopper, editor, staff. The e-mail address is the name."""

    class Meta(AbstractUser.Meta):
        abstract = False
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            # `unique=True` tells A@b.c from a@b.c on PostgreSQL.
            models.UniqueConstraint(
                Lower("email"),
                name="users_user_email_any_case",
                violation_error_message=_("There is already an account with this e-mail address."),
            )
        ]
