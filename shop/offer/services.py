"""Uses of offers: taken with an order, within the limits of each offer, and given back with it."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Case, DecimalField, F, Q, Sum, Value, When
from django.db.models.functions import Round

from shop.core import pagecache
from shop.core.locking import lock_rows, require_transaction
from shop.offer import buyers, shelving
from shop.offer.exceptions import OfferUsedByBuyer, OfferUsedUp
from shop.offer.models import ConditionalOffer, OfferUse
from shop.offer.tags import OFFERS_TAG
from shop.users.models import User

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet
    from django.db.models.expressions import Combinable

Application = tuple[int, int, Decimal]  # offer, how many times, what it took off


class _Use(NamedTuple):
    times: int
    amount: Decimal


def take(
    applications: Iterable[Application],
    *,
    order_id: int,
    user: "User | AnonymousUser | None" = None,
    email: str = "",
) -> None:
    """Count an order's uses, or raise `OfferUsedUp` and leave the rest to the caller's rollback.

    `email` is where a guest's order is written to. Needs a transaction; takes the row locks of the offers, in
    primary-key order.
    """
    require_transaction("an order and its uses of offers are written together.")
    uses = _by_offer(applications)
    if not uses:
        return
    user_id = None
    if isinstance(user, User):
        user_id, email = user.pk, user.email
    for offer_id in sorted(uses):
        _count(offer_id, uses[offer_id])
    _check_buyer_limits(uses, buyers.uses_of(user_id=user_id, email=email))
    key = buyers.key_of(email)
    OfferUse.objects.bulk_create(
        OfferUse(offer_id=offer_id, order_id=order_id, user_id=user_id, buyer=key, times=times, amount=amount)
        for offer_id, (times, amount) in sorted(uses.items())
    )
    _follow_limits(uses)


def give_back(order_id: int) -> None:
    """Undo `take`; a second time does nothing. Needs a transaction; takes the order's uses, then the offers."""
    uses = lock_rows(OfferUse.objects.filter(order_id=order_id))
    for use in sorted(uses, key=lambda use: use.offer_id):
        ConditionalOffer.objects.filter(pk=use.offer_id).update(
            num_applications=F("num_applications") - use.times,
            total_discount=_cents(F("total_discount") - use.amount),
            num_orders=F("num_orders") - 1,
        )
    OfferUse.objects.filter(pk__in=[use.pk for use in uses]).delete()
    _follow_limits([use.offer_id for use in uses])


def _by_offer(applications: Iterable[Application]) -> dict[int, _Use]:
    uses: dict[int, _Use] = defaultdict(lambda: _Use(0, Decimal(0)))
    for offer_id, times, amount in applications:
        if times < 1 or amount < 0:
            raise ValueError(f"Offer {offer_id} cannot be used {times} times for {amount}.")
        uses[offer_id] = _Use(uses[offer_id].times + times, uses[offer_id].amount + amount)
    return uses


def _count(offer_id: int, use: _Use) -> None:
    counted = _with_room(offer_id, use).update(
        num_applications=F("num_applications") + use.times,
        total_discount=_cents(F("total_discount") + use.amount),
        num_orders=F("num_orders") + 1,
    )
    if not counted:
        raise _used_up(offer_id, OfferUsedUp)


def _with_room(offer_id: int, use: _Use) -> "QuerySet[ConditionalOffer]":
    """The guard: the offer, if its limits still allow the use. As in pricing, a limit of 0 is none."""
    has_uses_left = Q(num_applications__lte=F("max_global_applications") - use.times)
    has_money_left = Q(total_discount__lte=_cents(F("max_discount") - use.amount))
    offers: QuerySet[ConditionalOffer] = ConditionalOffer.objects.filter(
        Q(max_global_applications=None) | Q(max_global_applications=0) | has_uses_left,
        Q(max_discount=None) | Q(max_discount=0) | has_money_left,
        pk=offer_id,
    )
    return offers


def _cents(amount: "Combinable") -> Round:
    """SQLite reckons with binary fractions: there, 0.30 - 0.10 is a little less than 0.20."""
    return Round(amount, precision=2, output_field=DecimalField(max_digits=12, decimal_places=2))


def _check_buyer_limits(uses: dict[int, _Use], theirs: Q) -> None:
    """Sums what the rows locked by `_count` protect: no other order of these offers is being written."""
    limits = dict(
        ConditionalOffer.objects.filter(pk__in=uses, max_user_applications__gt=0)
        .order_by("pk")
        .values_list("pk", "max_user_applications")
    )
    if not limits:
        return
    used = OfferUse.objects.filter(theirs, offer_id__in=limits).values("offer_id")
    totals = dict(used.annotate(total=Sum("times")).order_by().values_list("offer_id", "total"))
    for offer_id, limit in limits.items():
        if totals.get(offer_id, 0) + uses[offer_id].times > limit:
            raise _used_up(offer_id, OfferUsedByBuyer)


def _follow_limits(offer_ids: Iterable[int]) -> None:
    """Let lists of open offers know which are used up, and which are not any more."""
    is_used_up = Q(max_global_applications__gt=0, num_applications__gte=F("max_global_applications")) | Q(
        max_discount__gt=0, total_discount__gte=F("max_discount")
    )
    ends, begins_again = (
        Q(is_used_up, status=ConditionalOffer.OPEN),
        ~is_used_up & Q(status=ConditionalOffer.CONSUMED),
    )
    changed = ConditionalOffer.objects.filter(ends | begins_again, pk__in=list(offer_ids)).update(
        status=Case(When(ends, then=Value(ConditionalOffer.CONSUMED)), default=Value(ConditionalOffer.OPEN))
    )
    if changed:
        pagecache.drop(OFFERS_TAG)
        shelving.follow()


def _used_up(offer_id: int, kind: type[OfferUsedUp]) -> OfferUsedUp:
    name = ConditionalOffer.objects.filter(pk=offer_id).values_list("name", flat=True).first()
    return kind(offer_id=offer_id, name=name or str(offer_id))
