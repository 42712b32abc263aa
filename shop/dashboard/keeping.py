"""What was sold, or is still needed, stays: the page that would delete it says so, and what to do instead.

Oscar's pages delete whatever they are asked to, and take the uses of a code or the offers of a range along. Who may
not delete at all is told that first, by the page itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.db import transaction
from django.db.models import Model, ProtectedError, Q, QuerySet, RestrictedError
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from shop.catalogue.models import AttributeOptionGroup, Brand, Product, ProductAttribute, ProductClass
from shop.core.locking import lock_rows
from shop.offer.models import ConditionalOffer, OfferUse, Range
from shop.order.models import Line, OrderDiscount
from shop.partner.models import Partner, StockRecord
from shop.voucher.models import Voucher, VoucherApplication, VoucherSet

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Kept:
    """A kind of thing that is kept once `needed` finds somebody who needs it, or tells how many do.

    The sentence may name the thing (`name`) and that number (`count`).
    """

    model: type[Model]
    needed: Callable[[int], int]
    sentence: Any

    @property
    def permissions(self) -> list[str]:
        meta = self.model._meta
        return ["users.access_dashboard", f"{meta.app_label}.delete_{meta.model_name}"]

    @property
    def rows(self) -> "QuerySet[Any]":
        found: QuerySet[Any] = self.model._default_manager.all()
        return found


def _product(pk: int) -> bool:
    return bool(Line.objects.filter(Q(product=pk) | Q(product__parent=pk)).exists())


def _voucher(*pks: int) -> bool:
    is_used = VoucherApplication.objects.filter(voucher__in=pks).exists()
    return bool(is_used or OrderDiscount.objects.filter(voucher_id__in=pks).exists())


def _voucher_set(pk: int) -> bool:
    return _voucher(*Voucher.objects.filter(voucher_set=pk).values_list("pk", flat=True))


def _offer(pk: int) -> bool:
    is_used = OfferUse.objects.filter(offer=pk).exists()
    return bool(is_used or OrderDiscount.objects.filter(offer_id=pk).exists())


def _range(pk: int) -> bool:
    return bool(ConditionalOffer.objects.filter(Q(condition__range=pk) | Q(benefit__range=pk)).exists())


def _partner(pk: int) -> bool:
    return bool(StockRecord.objects.filter(partner=pk).exists() or Line.objects.filter(partner=pk).exists())


def _option_group(pk: int) -> bool:
    return bool(ProductAttribute.objects.filter(option_group=pk).exists())


def _brand(pk: int) -> int:
    return int(Product.objects.filter(brand=pk).count())


def _product_class(pk: int) -> bool:
    return bool(Product.objects.filter(product_class=pk).exists())


# By the name of the page that deletes.
KEPT = {
    "catalogue-product-delete": Kept(
        Product,
        _product,
        _(
            "“%(name)s” was ordered, so it stays in the books. To take it out of the shop, make it non-public."
        ),
    ),
    "catalogue-brand-delete": Kept(
        Brand,
        _brand,
        ngettext_lazy(
            "%(count)d product is of the brand “%(name)s”. Give it another one first, or archive the brand.",
            "%(count)d products are of the brand “%(name)s”. Give them another one first, or archive the brand.",
            "count",
        ),
    ),
    "catalogue-class-delete": Kept(
        ProductClass,
        _product_class,
        _("There are products of the type “%(name)s”. Give them another one first."),
    ),
    "catalogue-attribute-option-group-delete": Kept(
        AttributeOptionGroup,
        _option_group,
        _("Attributes of products have the options “%(name)s”. They would go with them: change them first."),
    ),
    "voucher-delete": Kept(
        Voucher,
        _voucher,
        _("Orders used the code of “%(name)s”, so it stays in the books. To stop it, let it end today."),
    ),
    "voucher-set-delete": Kept(
        VoucherSet,
        _voucher_set,
        _("Orders used codes of “%(name)s”, so they stay in the books. To stop them, let the set end today."),
    ),
    "offer-delete": Kept(
        ConditionalOffer,
        _offer,
        _("Orders used the offer “%(name)s”, so it stays in the books. To stop it, suspend it."),
    ),
    "range-delete": Kept(
        Range,
        _range,
        _("Offers are made for the range “%(name)s”. They would go with it: change them first."),
    ),
    "partner-delete": Kept(
        Partner,
        _partner,
        _("“%(name)s” has stock records, or orders that it filled, so it stays in the books."),
    ),
}
STILL_NEEDED = _("Something else in the shop still needs this, so it cannot be deleted.")


def keeps_what_is_needed(view: View, *, name: str) -> View:
    """Let a page delete only what nobody needs; locks the row while it looks."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        kept = KEPT.get(name)
        if kept is None or not request.user.has_perms(kept.permissions):
            return _deleted(view, request, *args, **kwargs)
        with transaction.atomic():
            asked = lock_rows(kept.rows.filter(pk=_key(kwargs["pk"])))
            if asked and (count := kept.needed(asked[0].pk)):
                return _refused(request, kept.sentence % {"name": asked[0], "count": count})
            return _deleted(view, request, *args, **kwargs)

    return guarded


def _deleted(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    try:
        with transaction.atomic():
            return view(request, *args, **kwargs)
    except (ProtectedError, RestrictedError):
        return _refused(request, STILL_NEEDED)


def _key(asked: Any) -> int:
    """The key in an address; some of Oscar's addresses take any word for one."""
    if not str(asked).isdecimal():
        raise Http404
    return int(asked)


def _refused(request: HttpRequest, sentence: Any) -> HttpResponseBase:
    return render(request, "oscar/dashboard/kept.html", {"sentence": sentence})
