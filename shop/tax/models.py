"""What is taxed alike, and how highly, by country and date."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

_MOST = Decimal("0.9999")


class TaxCategory(models.Model):  # type: ignore[django-manager-missing]  # `products`: an untyped one
    """Things that one rate applies to; its code is its key, so that a product knows it without a join."""

    code = models.SlugField(_("code"), max_length=32, primary_key=True)
    name = models.CharField(_("name"), max_length=100)

    class Meta:
        verbose_name = _("tax category")
        verbose_name_plural = _("tax categories")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class TaxRate(models.Model):
    """The rate of a category in a country from one day on, until a later one follows it."""

    category = models.ForeignKey(
        TaxCategory, on_delete=models.PROTECT, related_name="rates", verbose_name=_("category")
    )
    country = models.CharField(
        _("country"),
        max_length=2,
        validators=[
            RegexValidator(r"^[A-Z]{2}$", _("Write the country as two capital letters, such as DE."))
        ],
    )
    rate = models.DecimalField(
        _("rate"),
        max_digits=6,
        decimal_places=4,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(_MOST)],
        help_text=_("19 % is 0.19."),
    )
    valid_from = models.DateField(_("valid from"))

    class Meta:
        verbose_name = _("tax rate")
        verbose_name_plural = _("tax rates")
        ordering = ["category", "country", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["category", "country", "valid_from"], name="tax_rate_one_a_day"),
            models.CheckConstraint(
                condition=Q(rate__gte=0, rate__lt=1),
                name="tax_rate_is_a_share",
                violation_error_message=_("A rate is a share, such as 0.19 for 19 %."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category_id} {self.country} {self.rate} ({self.valid_from})"
