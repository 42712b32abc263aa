"""The money of an order: what was asked for (tenders), what moved (the ledger), what gateways said (events).

Changes Oscar's: `Source`, `Transaction` and `Bankcard` stay where Oscar expects them and are written by nobody.
"""

from decimal import Decimal
from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from shop.core import clock, public_ids
from shop.core.exceptions import FinalRowError
from shop.core.money import Money

# Four decimals are ISO 4217's finest currency. SQLite keeps 15 digits of a decimal exactly, and no more.
_DIGITS, _PLACES = 15, 4


class TenderStatus(models.TextChoices):
    STARTED = "started", _("started")
    PENDING = "pending", _("waiting for the bank")
    AUTHORISED = "authorised", _("authorised")
    CAPTURED = "captured", _("paid")
    DECLINED = "declined", _("declined")
    CANCELLED = "cancelled", _("called off")
    PART_REFUNDED = "part_refunded", _("refunded in part")
    REFUNDED = "refunded", _("refunded")


class EntryKind(models.TextChoices):
    AUTHORISE = "authorise", _("authorised")
    CAPTURE = "capture", _("taken")
    REFUND = "refund", _("refunded")
    VOID = "void", _("authorisation given up")
    CHARGEBACK = "chargeback", _("taken back by the bank")


class RefundStatus(models.TextChoices):
    ASKED = "asked", _("asked for")
    PENDING = "pending", _("on its way")
    DONE = "done", _("done")
    DECLINED = "declined", _("declined")


class TenderQuerySet(models.QuerySet["Tender"]):
    def undecided(self) -> "TenderQuerySet":
        """Those whose money nobody knows about yet."""
        return self.filter(status__in=[TenderStatus.STARTED, TenderStatus.PENDING])


class Tender(models.Model):
    """One way in which one order is, or was to be, paid: an amount at a gateway."""

    order = models.ForeignKey("order.Order", on_delete=models.PROTECT, related_name="tenders")
    public_id = models.UUIDField(default=public_ids.new_id, unique=True, editable=False)
    gateway = models.CharField(max_length=32)
    key = models.CharField(max_length=64)
    amount = models.DecimalField(max_digits=_DIGITS, decimal_places=_PLACES)
    currency = models.CharField(max_length=3)
    status = models.CharField(max_length=16, choices=TenderStatus.choices, default=TenderStatus.STARTED)
    reference = models.CharField(max_length=255, blank=True)
    action_url = models.TextField(blank=True)
    decline_reason = models.CharField(max_length=32, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)

    objects = TenderQuerySet.as_manager()

    class Meta:
        verbose_name = _("tender")
        verbose_name_plural = _("tenders")
        constraints = [
            models.UniqueConstraint(fields=["order", "key"], name="payment_tender_once_per_key"),
            models.UniqueConstraint(
                fields=["gateway", "reference"],
                condition=~models.Q(reference=""),
                name="payment_tender_reference",
            ),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="payment_tender_above_nothing"),
        ]
        indexes = [
            models.Index(
                "created_at",
                name="payment_tender_undecided",
                condition=models.Q(status__in=["started", "pending"]),
            )
        ]

    def __str__(self) -> str:
        return f"{self.gateway} {self.money} {self.status}"

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)


class LedgerEntryQuerySet(models.QuerySet["LedgerEntry"]):
    """Reads and adds."""

    def update(self, **_changes: Any) -> NoReturn:
        raise FinalRowError("Ledger entries are not changed.")

    def delete(self) -> NoReturn:
        raise FinalRowError("Ledger entries are not deleted.")


class LedgerEntry(models.Model):
    """One movement of money, as its gateway told it; see `ledger`. Never changed, never deleted."""

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=16, choices=EntryKind.choices)
    amount = models.DecimalField(max_digits=_DIGITS, decimal_places=_PLACES)
    currency = models.CharField(max_length=3)
    external_id = models.CharField(max_length=255)
    at = models.DateTimeField(default=clock.now)

    objects = LedgerEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("ledger entry")
        verbose_name_plural = _("ledger entries")
        constraints = [
            models.UniqueConstraint(fields=["tender", "kind", "external_id"], name="payment_entry_once"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="payment_entry_above_nothing"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.money}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise FinalRowError("Ledger entries are not changed.")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise FinalRowError("Ledger entries are not deleted.")

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)


class Refund(models.Model):
    """Money that the shop has promised to give back; it is in the ledger once the gateway has done it."""

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="refunds")
    key = models.CharField(max_length=64)
    amount = models.DecimalField(max_digits=_DIGITS, decimal_places=_PLACES)
    currency = models.CharField(max_length=3)
    status = models.CharField(max_length=16, choices=RefundStatus.choices, default=RefundStatus.ASKED)
    reference = models.CharField(max_length=255, blank=True)
    decline_reason = models.CharField(max_length=32, blank=True)
    asked_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        constraints = [
            models.UniqueConstraint(fields=["tender", "key"], name="payment_refund_once_per_key"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="payment_refund_above_nothing"),
        ]

    def __str__(self) -> str:
        return f"{self.money} {self.status}"

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)


class GatewayEvent(models.Model):
    """Something that a gateway told us, kept once however often it is told."""

    gateway = models.CharField(max_length=32)
    event_id = models.CharField(max_length=255)
    kind = models.CharField(max_length=32)
    payload = models.JSONField(default=dict)
    received_at = models.DateTimeField(default=clock.now)
    processed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("gateway event")
        verbose_name_plural = _("gateway events")
        constraints = [
            models.UniqueConstraint(fields=["gateway", "event_id"], name="payment_event_once"),
        ]

    def __str__(self) -> str:
        return f"{self.gateway} {self.kind} {self.event_id}"


class DemoPaymentState(models.TextChoices):
    OPEN = "open", _("waiting for you")
    PENDING = "pending", _("left pending")
    PAID = "paid", _("paid")
    DECLINED = "declined", _("declined")
    CANCELLED = "cancelled", _("called off by the shop")


class DemoPayment(models.Model):
    """A line in the demo bank's own book, which stands for what a real bank knows; see `gateways.demo`."""

    tender_id = models.UUIDField(primary_key=True)
    order_number = models.CharField(max_length=128)
    amount = models.DecimalField(max_digits=_DIGITS, decimal_places=_PLACES)
    currency = models.CharField(max_length=3)
    return_url = models.TextField()
    cancel_url = models.TextField()
    state = models.CharField(max_length=16, choices=DemoPaymentState.choices, default=DemoPaymentState.OPEN)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    refunds = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("payment at the demo bank")
        verbose_name_plural = _("payments at the demo bank")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__gt=Decimal(0)), name="payment_demo_above_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.money} {self.state}"

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)


from oscar.apps.payment.models import *  # noqa: E402, F403
