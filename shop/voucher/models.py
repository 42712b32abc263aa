"""Changes Oscar's vouchers: a limit to their uses, and uses that `services` takes and gives back.

A use outlives the account of whoever had it; Oscar deletes it, and the code could be used again.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from oscar.apps.voucher.abstract_models import AbstractVoucher, AbstractVoucherApplication, AbstractVoucherSet

from shop.core import clock


class VoucherQuerySet(models.QuerySet["Voucher"]):
    def with_uses(self, user: Any) -> "VoucherQuerySet":
        """Each with whether it was used at all and whether this person did, so that nobody asks for each."""
        uses = VoucherApplication.objects.filter(voucher=OuterRef("pk"))
        is_known = user is not None and user.is_authenticated
        theirs = uses.filter(_uses_of(user)) if is_known else uses.none()
        marked: VoucherQuerySet = self.annotate(was_used=Exists(uses), was_used_by_them=Exists(theirs))
        return marked


def _uses_of(user: Any) -> Q:
    """The uses of this person, those of an account included that they had under the same address before."""
    return Q(user=user.pk) | Q(user=None, order__email__iexact=user.email)


class Voucher(AbstractVoucher):
    # Moved by guarded updates alone. Saving a voucher that was read a moment ago must not bring back what they were.
    COUNTERS = frozenset({"num_orders", "num_basket_additions", "total_discount"})

    usage_limit = models.PositiveIntegerField(
        _("Usage limit"),
        null=True,
        blank=True,
        help_text=_("How many orders may use this code, all customers together. Leave empty for no limit."),
    )

    objects = VoucherQuerySet.as_manager()

    class Meta(AbstractVoucher.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(usage_limit=None) | Q(num_orders__lte=models.F("usage_limit")),
                name="voucher_within_usage_limit",
                violation_error_message=_("This code was used more often than that already."),
            ),
        ]

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        if update_fields is None and not self._state.adding and not kwargs.get("force_insert"):
            fields = (field.name for field in self._meta.concrete_fields if not field.primary_key)
            update_fields = [name for name in fields if name not in self.COUNTERS]
        super().save(*args, update_fields=update_fields, **kwargs)

    @property
    def is_used_up(self) -> bool:
        return self.usage_limit is not None and self.num_orders >= self.usage_limit

    def is_active(self, test_datetime: datetime | None = None) -> bool:
        return bool(super().is_active(test_datetime or clock.now()))

    def is_expired(self) -> bool:
        return bool(self.end_datetime < clock.now())

    def is_available_to_user(self, user: Any = None) -> tuple[bool, Any]:
        """Whether this person (nobody: a guest) may use the code now, and if not, why."""
        if self.is_used_up:
            return False, _("This code has been used as often as it may be.")
        if self.usage == self.SINGLE_USE and self._was_used():
            return False, _("This code has already been used.")
        if self.usage == self.ONCE_PER_CUSTOMER:
            if user is None or not user.is_authenticated:
                return False, _("Please sign in to use this code.")
            if self._was_used_by(user):
                return False, _("You have already used this code.")
        return True, ""

    def _was_used(self) -> bool:
        return bool(self.was_used if hasattr(self, "was_used") else self.applications.exists())

    def _was_used_by(self, user: Any) -> bool:
        if hasattr(self, "was_used_by_them"):
            return bool(self.was_used_by_them)
        return bool(self.applications.filter(_uses_of(user)).exists())

    def record_usage(self, order: Any, user: Any) -> NoReturn:
        raise NotImplementedError("Uses are taken by shop.voucher.services.take().")

    def record_discount(self, discount: Any) -> NoReturn:
        raise NotImplementedError("Discounts are counted by shop.voucher.services.take().")


class VoucherSet(AbstractVoucherSet):
    def is_active(self, test_datetime: datetime | None = None) -> bool:
        return bool(super().is_active(test_datetime or clock.now()))


class VoucherApplication(AbstractVoucherApplication):
    """An order that uses a code, and what that took off."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, verbose_name=_("User")
    )
    amount = models.DecimalField(_("Amount"), max_digits=12, decimal_places=2, default=0)

    class Meta(AbstractVoucherApplication.Meta):
        constraints = [
            models.UniqueConstraint(fields=["voucher", "order"], name="voucher_once_per_order"),
        ]


from oscar.apps.voucher.models import *  # noqa: E402, F403
