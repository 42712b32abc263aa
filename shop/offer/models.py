"""Changes Oscar's offers: their limits are kept by `services`, and what they are priced with is fetched once.

A budget (`max_discount`) is never overshot, where Oscar lets the order that reaches it have its whole discount.
`OfferUse` says which order used an offer how often, so that a use can be given back. Benefits take whole cents from
every line; see `benefits`.
"""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any, NoReturn

from django.conf import settings
from django.db import models, transaction
from django.db.models import Sum
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from oscar.apps.offer.abstract_models import (
    AbstractBenefit,
    AbstractCondition,
    AbstractConditionalOffer,
    AbstractRange,
    AbstractRangeProduct,
)

from shop.core import clock, pagecache
from shop.offer.tags import OFFERS_TAG


class ActiveOffers(models.Manager[Any]):
    """Those that are open and have begun; Oscar's asks the machine for the time, and not the shop's clock."""

    def get_queryset(self) -> models.QuerySet[Any]:
        now = clock.now()
        begun = models.Q(start_datetime=None) | models.Q(start_datetime__lte=now)
        not_over = models.Q(end_datetime=None) | models.Q(end_datetime__gte=now)
        return super().get_queryset().filter(begun, not_over, status=self.model.OPEN)


class ConditionalOffer(AbstractConditionalOffer):
    objects: models.Manager[Any] = models.Manager()
    active = ActiveOffers()

    # Moved by `services` alone. Saving an offer that was read a moment ago must not bring back what they were then.
    COUNTERS = frozenset({"num_applications", "total_discount", "num_orders"})

    max_discount = models.DecimalField(
        _("Max discount"),
        decimal_places=2,
        max_digits=12,
        null=True,
        blank=True,
        help_text=_(
            "What all orders together may get off by this offer. An order that would take more than is left does not"
            " get the offer; the next smaller one does."
        ),
    )

    uses_by_user: dict[int, int]  # filled by the applicator, so that pricing asks once for all offers

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        if update_fields is None and not self._state.adding and not kwargs.get("force_insert"):
            fields = (field.name for field in self._meta.concrete_fields if not field.primary_key)
            update_fields = [name for name in fields if name not in self.COUNTERS]
        super().save(*args, update_fields=update_fields, **kwargs)

    def is_available(self, user: Any = None, test_date: datetime | None = None) -> bool:
        return bool(super().is_available(user=user, test_date=test_date or clock.now()))

    def get_num_user_applications(self, user: Any) -> int:
        if hasattr(self, "uses_by_user"):
            return self.uses_by_user.get(user.pk, 0)
        return self.uses.filter(user=user).aggregate(total=Sum("times"))["total"] or 0

    def covers(self, discount: Decimal) -> bool:
        """Tell whether the budget has room for this; `services` has the last word. A budget of 0 is none."""
        return not self.max_discount or self.total_discount + discount <= self.max_discount

    @cached_property
    def combined_offers(self) -> set["ConditionalOffer"]:
        """The offers that may share a line with this one; asks nothing where the applicator has loaded them."""
        return {self, *self.combinations.all(), *self.in_combination.all()}

    def record_usage(self, discount: Any) -> NoReturn:
        raise NotImplementedError("Uses are taken by shop.offer.services.take().")


class WithItsRange:
    """What a condition and a benefit share: the object that applies keeps the range that is loaded already."""

    def proxy(self) -> Any:
        proxied: Any = super().proxy()  # type: ignore[misc]
        if proxied is not self and "range" in self._state.fields_cache:  # type: ignore[attr-defined]
            proxied.range = self.range  # type: ignore[attr-defined]
        return proxied


class Benefit(WithItsRange, AbstractBenefit):
    @property
    def proxy_map(self) -> dict[str, Any]:
        return {
            **super().proxy_map,
            self.PERCENTAGE: benefits.PercentageBenefit,
            self.FIXED: benefits.AbsoluteBenefit,
            self.FIXED_PRICE: benefits.BundlePriceBenefit,
        }


class Condition(WithItsRange, AbstractCondition):
    pass


class Range(AbstractRange):
    member_ids: frozenset[int]  # of the products being priced; filled by the applicator

    def contains_product(self, product: Any) -> bool:
        if hasattr(self, "member_ids"):
            return product.pk in self.member_ids
        return bool(super().contains_product(product))


class RangeProductQuerySet(models.QuerySet["RangeProduct"]):
    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        """Oscar's dashboard writes the order of a range by this, which sends no signal."""
        with transaction.atomic():
            pagecache.drop(OFFERS_TAG)
            return super().bulk_update(*args, **kwargs)


class RangeProduct(AbstractRangeProduct):
    objects = RangeProductQuerySet.as_manager()


class OfferUse(models.Model):
    """An order that uses an offer: how often, and what that took off. Written and removed by `services` alone."""

    offer = models.ForeignKey("offer.ConditionalOffer", on_delete=models.PROTECT, related_name="uses")
    order = models.ForeignKey("order.Order", on_delete=models.CASCADE, related_name="offer_uses")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="offer_uses"
    )
    buyer = models.CharField(max_length=64, blank=True, default="")  # as `buyers.key_of` makes it
    times = models.PositiveIntegerField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("use of an offer")
        verbose_name_plural = _("uses of offers")
        constraints = [models.UniqueConstraint(fields=["offer", "order"], name="offer_use_once_per_order")]
        indexes = [models.Index("buyer", "offer", name="offer_use_of_buyer")]

    def __str__(self) -> str:
        return f"{self.offer_id} × {self.times}"


from oscar.apps.offer.models import *  # noqa: E402, F403

from shop.offer import benefits  # noqa: E402  # its classes are models too
