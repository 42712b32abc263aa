"""Orders as they are kept.

Changes Oscar's: `Order` has its three axes, its reservation, an address to write to and a moment at which it expires;
`Line` counts what is reserved, sent, cancelled and returned, and keeps the options of a variant. Shipments and the
timeline are ours. Oscar's own ways to move a status or an allocation raise: `services.py` alone moves them.
"""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from oscar.apps.address.abstract_models import AbstractBillingAddress, AbstractShippingAddress
from oscar.apps.order.abstract_models import AbstractLine, AbstractOrder, AbstractOrderDiscount

from shop.core import clock, public_ids, request_ids
from shop.core.exceptions import FinalRowError
from shop.core.money import Money
from shop.order.states import FulfilmentStatus, OrderStatus, ReservationStatus


class BypassesServicesError(RuntimeError):
    """Something tried to move an order past its services: a bug."""


def _refuse(instead: str) -> NoReturn:
    raise BypassesServicesError(f"Orders are moved by their services only: use {instead}.")


class OrderState(models.TextChoices):
    PENDING = OrderStatus.PENDING.value, _("awaiting payment")
    OPEN = OrderStatus.OPEN.value, _("open")
    COMPLETE = OrderStatus.COMPLETE.value, _("complete")
    CANCELLED = OrderStatus.CANCELLED.value, _("cancelled")
    EXPIRED = OrderStatus.EXPIRED.value, _("expired")


class ReservationState(models.TextChoices):
    NONE = ReservationStatus.NONE.value, _("none")
    HELD = ReservationStatus.HELD.value, _("held")
    RELEASED = ReservationStatus.RELEASED.value, _("released")


class FulfilmentState(models.TextChoices):
    NONE = FulfilmentStatus.NONE.value, _("nothing sent")
    PART = FulfilmentStatus.PART.value, _("partly sent")
    SHIPPED = FulfilmentStatus.SHIPPED.value, _("sent")
    DELIVERED = FulfilmentStatus.DELIVERED.value, _("delivered")
    RETURNED = FulfilmentStatus.RETURNED.value, _("returned")


class ShippingAddress(AbstractShippingAddress):
    """As Oscar has it; named here because our code imports it by path."""


class BillingAddress(AbstractBillingAddress):
    """As Oscar has it; named here because our code imports it by path."""


class OrderDiscount(AbstractOrderDiscount):
    """As Oscar has it; named here because our code imports it by path."""


class Order(AbstractOrder):
    """One purchase. Its number is unguessable; its key makes placing it twice impossible."""

    status = models.CharField(
        _("status"), max_length=100, choices=OrderState, default=OrderState.PENDING, db_index=True
    )
    payment_status = models.CharField(_("payment"), max_length=16, default="unpaid", db_index=True)
    fulfilment_status = models.CharField(
        _("fulfilment"),
        max_length=16,
        choices=FulfilmentState,
        default=FulfilmentState.NONE,
        db_index=True,
    )
    reservation = models.CharField(
        _("reservation"), max_length=16, choices=ReservationState, default=ReservationState.NONE
    )
    email = models.EmailField(_("e-mail address"), max_length=254)
    locale = models.CharField(_("language"), max_length=16, blank=True)
    checkout_key = models.CharField(_("checkout key"), max_length=64, unique=True, null=True, blank=True)
    expires_at = models.DateTimeField(_("expires at"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    delivery_earliest = models.DateField(_("earliest delivery"), null=True, blank=True)
    delivery_latest = models.DateField(_("latest delivery"), null=True, blank=True)
    cancel_reason = models.CharField(_("reason of the cancellation"), max_length=255, blank=True)
    archived_at = models.DateTimeField(_("archived at"), null=True, blank=True)

    # Oscar's forms ask for these; what may follow what stands in `states.py`.
    pipeline = {state.value: () for state in OrderStatus}
    cascade: dict[str, str] = {}

    class Meta(AbstractOrder.Meta):
        abstract = False
        permissions = [("cancel_order", _("Can cancel orders"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=[state.value for state in OrderStatus]), name="order_status_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["cancelled", "expired"], reservation="held"),
                name="order_closed_holds_nothing",
            ),
        ]
        indexes = [
            models.Index("expires_at", name="order_due_to_expire", condition=Q(status="pending")),
            models.Index(models.functions.Lower("email"), name="order_email_any_case"),
        ]

    @property
    def state(self) -> OrderStatus:
        return OrderStatus(self.status)

    @property
    def total(self) -> Money:
        return Money(self.total_incl_tax, self.currency)

    @property
    def delivery_gross(self) -> Money:
        return Money(self.shipping_incl_tax, self.currency)

    def set_status(self, new_status: str) -> NoReturn:  # noqa: ARG002  # Oscar's signature
        _refuse("shop.order.services")


class Line(AbstractLine):
    """What was bought of one product; its counters say where the units are.

    `num_allocated` is the open reservation: units in stock that wait for their parcel.
    """

    num_allocated = models.PositiveIntegerField(_("number reserved"), default=0)
    num_shipped = models.PositiveIntegerField(_("number sent"), default=0)
    num_cancelled = models.PositiveIntegerField(_("number cancelled"), default=0)
    num_returned = models.PositiveIntegerField(_("number returned"), default=0)
    options = models.JSONField(_("options"), default=dict, blank=True)

    class Meta(AbstractLine.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gte=F("num_allocated") + F("num_shipped") + F("num_cancelled")),
                name="order_line_counts_no_unit_twice",
            ),
            models.CheckConstraint(
                condition=Q(num_returned__lte=F("num_shipped")), name="order_line_returns_what_was_sent"
            ),
        ]

    @property
    def num_to_ship(self) -> int:
        left: int = self.quantity - self.num_shipped - self.num_cancelled
        return left

    @property
    def description(self) -> str:
        """The title with the options that were chosen."""
        chosen = ", ".join(f"{name}: {value}" for name, value in self.options.items())
        return f"{self.title} ({chosen})" if chosen else self.title

    def set_status(self, new_status: str) -> NoReturn:  # noqa: ARG002  # Oscar's signature
        _refuse("shop.order.services")

    def consume_allocation(self, quantity: int) -> NoReturn:  # noqa: ARG002
        _refuse("shop.order.services.ship")

    def cancel_allocation(self, quantity: int) -> NoReturn:  # noqa: ARG002
        _refuse("shop.order.services.cancel")


class Shipment(models.Model):
    """One parcel, or several handed over together."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="shipments")
    public_id = models.UUIDField(default=public_ids.new_id, unique=True, editable=False)
    carrier = models.CharField(_("carrier"), max_length=64, blank=True)
    tracking_code = models.CharField(_("tracking code"), max_length=128, blank=True)
    tracking_url = models.URLField(_("tracking address"), max_length=500, blank=True)
    shipped_at = models.DateTimeField(_("sent at"), default=clock.now)
    delivered_at = models.DateTimeField(_("delivered at"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("shipment")
        verbose_name_plural = _("shipments")
        ordering = ["shipped_at", "pk"]

    def __str__(self) -> str:
        return f"{self.carrier} {self.tracking_code}".strip() or str(self.public_id)


class ShipmentLine(models.Model):
    """How many units of an order line a shipment holds."""

    shipment = models.ForeignKey(Shipment, on_delete=models.CASCADE, related_name="lines")
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="shipment_lines")
    quantity = models.PositiveIntegerField(_("quantity"))

    class Meta:
        verbose_name = _("shipment line")
        verbose_name_plural = _("shipment lines")
        constraints = [
            models.UniqueConstraint(fields=["shipment", "line"], name="order_shipment_names_a_line_once"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="order_shipment_line_is_something"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.line_id}"


class OrderEvent(models.Model):
    """One entry of an order's timeline. It stays as it was written."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(default=clock.now)
    kind = models.CharField(max_length=32)
    data = models.JSONField(default=dict, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    request_id = models.CharField(max_length=64, blank=True, default=request_ids.current)

    class Meta:
        verbose_name = _("order event")
        verbose_name_plural = _("order events")
        ordering = ["at", "pk"]
        indexes = [models.Index("order", "at", name="order_event_timeline")]

    def __str__(self) -> str:
        return self.kind

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise FinalRowError("The timeline of an order is not rewritten.")
        super().save(*args, **kwargs)


from oscar.apps.order.models import *  # noqa: E402, F403
