"""Changes Oscar's shipping: zones of countries, methods with a price and dates, and the days nobody works.

Oscar's own tables (charges by weight and by item) stay as they are and are not used.
"""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class DeliveryZone(models.Model):
    """Countries that the same methods deliver to."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    countries: "models.ManyToManyField[Any, Any]" = models.ManyToManyField(
        "address.Country", verbose_name=_("countries"), related_name="delivery_zones", blank=True
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("delivery zone")
        verbose_name_plural = _("delivery zones")

    def __str__(self) -> str:
        return self.name


class DeliveryMethod(models.Model):
    """One way of sending a parcel to a zone: what it costs, and how long it takes."""

    zone = models.ForeignKey(
        DeliveryZone, on_delete=models.PROTECT, related_name="methods", verbose_name=_("zone")
    )
    code = models.SlugField(
        _("code"), max_length=64, help_text=_("Written into orders. Unique within the zone.")
    )
    name = models.CharField(_("name"), max_length=100, help_text=_("Shown to customers."))
    price = models.DecimalField(
        _("price"),
        max_digits=12,
        decimal_places=2,
        validators=[MinValueValidator(Decimal(0))],
        help_text=_("Including tax."),
    )
    free_over = models.DecimalField(
        _("free from"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.01"))],
        help_text=_("From goods worth this much on, including tax, delivery is free. Empty: never."),
    )
    tax_category = models.ForeignKey(
        "tax.TaxCategory", on_delete=models.PROTECT, related_name="+", verbose_name=_("tax category")
    )
    max_weight_grams = models.PositiveIntegerField(
        _("heaviest parcel in grams"), null=True, blank=True, help_text=_("Empty: any weight.")
    )
    cut_off = models.TimeField(
        _("cut-off"), help_text=_("Ordered before this time on a working day, it leaves that day.")
    )
    days_min = models.PositiveSmallIntegerField(_("fewest working days on the way"))
    days_max = models.PositiveSmallIntegerField(_("most working days on the way"))
    is_active = models.BooleanField(_("offered"), default=True)
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Lower ones are offered first.")
    )

    class Meta:
        ordering = ["zone", "position", "pk"]
        verbose_name = _("delivery method")
        verbose_name_plural = _("delivery methods")
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "code"],
                name="delivery_code_once_per_zone",
                violation_error_message=_("This zone has a method with this code already."),
            ),
            models.CheckConstraint(condition=Q(price__gte=0), name="delivery_price_not_negative"),
            models.CheckConstraint(condition=Q(days_min__lte=F("days_max")), name="delivery_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.zone}: {self.name}"

    def clean(self) -> None:
        if None not in (self.days_min, self.days_max) and self.days_min > self.days_max:
            raise ValidationError({"days_max": _("The most days cannot be fewer than the fewest.")})


class Holiday(models.Model):
    """A day on which nothing is sent and nothing arrives."""

    date = models.DateField(_("date"), unique=True)
    name = models.CharField(_("name"), max_length=100)

    class Meta:
        ordering = ["date"]
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")

    def __str__(self) -> str:
        return f"{self.date} {self.name}"


from oscar.apps.shipping.models import *  # noqa: E402, F403
