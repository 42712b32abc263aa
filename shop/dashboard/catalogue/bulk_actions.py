"""Changes Oscar's actions on many products: prices go through their one writer, and whatever shows a product follows.

Oscar's UPDATEs kept no history, dropped no page and told no search index.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from oscar.apps.dashboard.catalogue import bulk_actions as oscar_actions

from shop.core.exceptions import DomainError
from shop.core.money import Money
from shop.dashboard.catalogue.forms import SetProductPriceForm
from shop.partner import prices
from shop.partner.models import StockRecord
from shop.partner.prices import NewPrice


def _set_public(request: HttpRequest, objects: Iterable[Any], *, is_public: bool) -> None:
    """Save each, so that pages and index follow."""
    with transaction.atomic():
        changed = [each for each in objects if each.is_public != is_public]
        for each in changed:
            each.is_public = is_public
            each.save()
    words = (
        ngettext("%(count)d is in the shop now.", "%(count)d are in the shop now.", len(changed))
        if is_public
        else ngettext("%(count)d is out of the shop now.", "%(count)d are out of the shop now.", len(changed))
    )
    messages.success(request, words % {"count": len(changed)})


class SetsPublic:
    is_public: bool

    def execute(self, request: HttpRequest, objects: Any, form: Any = None) -> None:  # noqa: ARG002
        _set_public(request, objects, is_public=self.is_public)


class MakePublicAction(SetsPublic, oscar_actions.MakePublicAction):
    pass


class MakeNonPublicAction(SetsPublic, oscar_actions.MakeNonPublicAction):
    pass


class MakeProductsPublicAction(SetsPublic, oscar_actions.MakeProductsPublicAction):
    pass


class MakeProductsNonPublicAction(SetsPublic, oscar_actions.MakeProductsNonPublicAction):
    pass


class SetProductPriceAction(oscar_actions.SetProductPriceAction):
    label = gettext_lazy("Change prices")
    form_class = SetProductPriceForm
    require_irreversible_confirmation = False  # the history knows what was before

    def execute(self, request: Any, objects: Any, form: Any) -> None:
        if not request.user.has_perm("partner.add_pricechange"):
            raise PermissionDenied
        records = StockRecord.objects.filter(product__in=objects, partner__in=form.cleaned_data["partners"])
        specific = form.get_specific_prices()
        try:
            new = [each for record in records if (each := _new_price(record, form.cleaned_data, specific))]
            changed = prices.set_prices(new, reason=_("Changed for many"), actor=request.user)
        except DomainError as refusal:
            messages.error(request, refusal.message)
        else:
            words = ngettext("%(count)d price changed.", "%(count)d prices changed.", changed)
            messages.success(request, words % {"count": changed})


def _new_price(record: StockRecord, asked: dict[str, Any], specific: dict[int, Decimal]) -> NewPrice | None:
    """What the record is to cost; the price before stays while it is still higher."""
    price = specific.get(record.product_id, asked["new_price"])
    if price is None and record.price is not None:
        if (by := asked["increase_by_amount"]) is not None:
            price = record.price + by
        elif (percent := asked["increase_by_percentage"]) is not None:
            price = record.price * (1 + percent / Decimal(100))
    if price is None:
        return None
    rounded = Money.rounded(max(price, Decimal(0)), record.price_currency).amount
    is_still_less = record.was_price is not None and record.was_price > rounded
    return NewPrice(record.pk, rounded, record.was_price if is_still_less else None)
