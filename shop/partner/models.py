"""Partners, and stock records: what a product costs and how many there are.

Changes of Oscar's stock record: it can sell a number of pieces before they are here (`backorder_limit`), remembers
what it cost before (`was_price`), and the database itself holds that no more is promised than there is. Counts and
prices are moved by `stock` and `prices` alone: `save()` leaves them as they are stored, because the instance may be
older than the last reservation, and refuses to be used to change them.
"""

from collections.abc import Collection
from typing import Any, NoReturn

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from oscar.apps.partner.abstract_models import AbstractPartner, AbstractStockRecord

from shop.core import clock

MOST_PIECES = 1_000_000_000  # in stock and on backorder together still fit PostgreSQL's integer
COUNTS = ("num_in_stock", "num_allocated", "backorder_limit")
PRICES = ("price", "was_price", "price_currency")
_GUARDED = frozenset({*COUNTS, *PRICES})


class WrittenElsewhereError(RuntimeError):
    """A count or a price was about to be changed past the one module that may: a bug."""


class Partner(AbstractPartner):
    """As Oscar has it; named here because our code imports it by path."""


class StockRecord(AbstractStockRecord):
    available_before: int | None  # when `stock` locked it to change it

    num_allocated = models.PositiveIntegerField(_("number allocated"), default=0, editable=False)
    backorder_limit = models.PositiveIntegerField(
        _("backorder limit"),
        default=0,
        help_text=_("How many may be sold before they are here."),
    )
    was_price = models.DecimalField(_("price before"), max_digits=12, decimal_places=2, null=True, blank=True)

    class Meta(AbstractStockRecord.Meta):
        abstract = False
        ordering = ["pk"]  # "the first record" of a product is always the same one
        constraints = [
            models.CheckConstraint(
                # Spelt out for an empty num_in_stock: a check that comes out NULL passes.
                condition=Q(num_in_stock__isnull=True, num_allocated=0)
                | Q(num_in_stock__isnull=False, num_allocated__lte=F("num_in_stock") + F("backorder_limit")),
                name="partner_stock_covers_allocated",
                violation_error_message=_("More of it is promised to orders than that."),
            ),
            models.CheckConstraint(
                condition=Q(num_in_stock__isnull=True) | Q(num_in_stock__lte=MOST_PIECES),
                name="partner_stock_is_countable",
                violation_error_message=_("No more than a billion pieces can be in stock."),
            ),
            models.CheckConstraint(
                condition=Q(backorder_limit__lte=MOST_PIECES),
                name="partner_backorders_are_countable",
                violation_error_message=_("No more than a billion pieces can be sold ahead."),
            ),
            models.CheckConstraint(
                condition=Q(price__isnull=True) | Q(price__gte=0),
                name="partner_price_is_not_negative",
                violation_error_message=_("A price cannot be below nothing."),
            ),
            models.CheckConstraint(
                condition=Q(was_price__isnull=True) | Q(price__isnull=False, was_price__gt=F("price")),
                name="partner_was_price_is_higher",
                violation_error_message=_("The price before must be higher than the price."),
            ),
        ]

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any]) -> "StockRecord":
        record: StockRecord = super().from_db(db, field_names, values)
        record._remember(_GUARDED)
        return record

    def refresh_from_db(
        self, using: str | None = None, fields: Collection[str] | None = None, **kwargs: Any
    ) -> None:
        super().refresh_from_db(using=using, fields=fields, **kwargs)
        self._remember(_GUARDED if fields is None else _GUARDED.intersection(fields))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save a new record with its first price written down, or of an old one all but counts and prices."""
        if self._state.adding:
            self._save_new(*args, **kwargs)
            return
        if touched := self._touched():
            raise WrittenElsewhereError(
                f"{', '.join(touched)}: counts are changed by shop.partner.stock, prices by shop.partner.prices."
            )
        wanted = kwargs.get("update_fields")
        names = set(wanted) if wanted is not None else self._saved_by_default()
        kwargs["update_fields"] = names - _GUARDED
        super().save(*args, **kwargs)

    def allocate(self, quantity: int) -> NoReturn:
        """Oscar's, which has no guard: nobody may call it any more."""
        raise WrittenElsewhereError(f"Reserve {quantity} by shop.partner.stock.reserve().")

    def consume_allocation(self, quantity: int) -> NoReturn:
        """Oscar's, which checks first and writes later: nobody may call it any more."""
        raise WrittenElsewhereError(f"Consume {quantity} by shop.partner.stock.consume().")

    def cancel_allocation(self, quantity: int) -> NoReturn:
        """Oscar's, which forgives to cancel twice: nobody may call it any more."""
        raise WrittenElsewhereError(f"Release {quantity} by shop.partner.stock.release().")

    def _save_new(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            super().save(*args, **kwargs)
            if self.price is not None:
                PriceChange.objects.create(
                    record=self, price=self.price, was_price=self.was_price, currency=self.price_currency
                )
        self._remember(_GUARDED)

    def _saved_by_default(self) -> set[str]:
        deferred = self.get_deferred_fields()
        return {
            field.name
            for field in self._meta.concrete_fields
            if not field.primary_key and field.attname not in deferred
        }

    def _remember(self, names: Collection[str]) -> None:
        present = {name: self.__dict__[name] for name in names if name in self.__dict__}
        self._stored: dict[str, Any] = {**getattr(self, "_stored", {}), **present}

    def _touched(self) -> list[str]:
        """The guarded fields that were set on this instance since it was read."""
        unknown = object()
        return [
            name
            for name in (*COUNTS, *PRICES)
            if name in self.__dict__ and self.__dict__[name] != self._stored.get(name, unknown)
        ]


class AdjustmentReason(models.TextChoices):
    """Why stock was changed by hand."""

    RECEIVED = "received", _("Received")
    COUNTED = "counted", _("Counted")
    DAMAGED = "damaged", _("Damaged")
    LOST = "lost", _("Lost")
    RETURNED = "returned", _("Returned")
    CORRECTION = "correction", _("Correction")


class StockAdjustment(models.Model):
    """One signed change of what is in stock; written by `stock`."""

    record = models.ForeignKey(
        StockRecord, on_delete=models.CASCADE, related_name="adjustments", verbose_name=_("stock record")
    )
    delta = models.IntegerField(_("change"))
    reason = models.CharField(_("reason"), max_length=16, choices=AdjustmentReason.choices)
    note = models.CharField(_("note"), max_length=255, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), default=clock.now)
    in_stock_after = models.PositiveIntegerField(_("in stock after it"))

    class Meta:
        verbose_name = _("stock adjustment")
        verbose_name_plural = _("stock adjustments")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["record", "-at"], name="partner_adjustment_record")]

    def __str__(self) -> str:
        return f"{self.delta:+d} ({self.reason})"


class PriceChange(models.Model):
    """What a record cost from one moment on; written by `prices`, and with the record's first price."""

    record = models.ForeignKey(
        StockRecord, on_delete=models.CASCADE, related_name="price_changes", verbose_name=_("stock record")
    )
    price = models.DecimalField(_("price"), max_digits=12, decimal_places=2)
    was_price = models.DecimalField(_("price before"), max_digits=12, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=12)
    at = models.DateTimeField(_("at"), default=clock.now)
    reason = models.CharField(_("reason"), max_length=100, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )

    class Meta:
        verbose_name = _("price change")
        verbose_name_plural = _("price changes")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["record", "-at"], name="partner_price_record")]

    def __str__(self) -> str:
        return f"{self.price} {self.currency} ({self.at:%Y-%m-%d %H:%M})"


from oscar.apps.partner.models import *  # noqa: E402, F403  # Oscar's other models come after ours
