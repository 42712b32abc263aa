"""Why a code takes nothing off a basket: the time, the goods, how much of them is there, or another offer."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shop.basket.models import Basket, Line
from shop.core import clock
from shop.core.money import Money
from shop.offer.membership import members
from shop.offer.models import Condition, ConditionalOffer, Range
from shop.voucher.models import Voucher


def reason(voucher: Voucher, *, basket: Basket) -> str:
    """One sentence about a code that gave nothing when this basket was priced with it."""
    if basket.is_empty:
        return _("Your basket is empty, so there is nothing to take off yet.")
    if sentence := out_of_time(voucher):
        return sentence
    is_available, why_not = voucher.is_available_to_user(basket.owner)
    if not is_available:
        return str(why_not)
    offers = list(
        voucher.offers.select_related("condition__range", "benefit__range").order_by("-priority", "pk")
    )
    _load_members(offers, basket=basket)
    reasons = (_of_offer(offer, basket=basket) for offer in offers)
    return next(filter(None, reasons), _("This code gives nothing for what is in your basket now."))


def out_of_time(voucher: Voucher) -> str:
    """What is to be said of a code whose time has not come, or has gone."""
    now = clock.now()
    if now < voucher.start_datetime:
        return _("This code is not valid yet.")
    return "" if voucher.is_active(now) else _("This code is not valid any more.")


def _load_members(offers: Iterable[ConditionalOffer], *, basket: Basket) -> None:
    """Let each range know which products of the basket it holds, for all of them at once."""
    ranges = [part.range for offer in offers for part in (offer.condition, offer.benefit) if part.range_id]
    products = [line.product for line in basket.all_lines()]
    held = members({each.pk: each for each in ranges}.values(), products)
    for each in ranges:
        if each.pk in held:
            each.member_ids = held[each.pk]


def _of_offer(offer: ConditionalOffer, *, basket: Basket) -> str:
    """Why this offer gave nothing; empty if it is none of the reasons that we know."""
    steps: tuple[Callable[[], str], ...] = (
        lambda: _suspended(offer),
        lambda: _for_other_goods(offer, basket=basket),
        lambda: _too_little(offer.condition, basket=basket),
        lambda: _taken_by_another(offer, basket=basket),
    )
    return next(filter(None, (step() for step in steps)), "")


def _suspended(offer: ConditionalOffer) -> str:
    """The offer's own dates do not count: a code is valid as long as the code says."""
    return _("This code is not valid at the moment.") if offer.is_suspended else ""


def _for_other_goods(offer: ConditionalOffer, *, basket: Basket) -> str:
    for part in (offer.condition, offer.benefit):
        if part.range_id and not _matching(part.range, basket=basket):
            if part.range.is_public:
                return _("This code is for other products: %(range)s.") % {"range": part.range.name}
            return _("This code is for other products than those in your basket.")
    return ""


def _too_little(condition: Condition, *, basket: Basket) -> str:
    """What is missing, where more of the same would do."""
    if not condition.range_id or condition.proxy_class:
        return ""
    lines = _matching(condition.range, basket=basket)
    match condition.type:
        case Condition.VALUE:
            there = sum((line.unit_effective_price * line.quantity for line in lines), Decimal(0))
            return _too_little_money(condition, missing=condition.value - there, currency=basket.currency)
        case Condition.COUNT:
            return _too_few(condition, there=sum(line.quantity for line in lines))
        case Condition.COVERAGE:
            return _too_few_kinds(condition, there=len({line.product_id for line in lines}))
    return ""


def _too_little_money(condition: Condition, *, missing: Decimal, currency: str) -> str:
    if missing <= 0:
        return ""
    facts = {
        "needed": Money.rounded(condition.value, currency).formatted(),
        "missing": Money.rounded(missing, currency).formatted(),
        "range": condition.range.name,
    }
    if condition.range.includes_all_products or not condition.range.is_public:
        return _("This code counts from %(needed)s on. %(missing)s is missing.") % facts
    return _("This code counts from %(needed)s of “%(range)s” on. %(missing)s is missing.") % facts


def _too_few(condition: Condition, *, there: int) -> str:
    facts = {"needed": int(condition.value), "missing": int(condition.value) - there}
    if facts["missing"] <= 0:
        return ""
    return (
        ngettext(
            "This code counts from %(needed)d pieces on. %(missing)d is missing.",
            "This code counts from %(needed)d pieces on. %(missing)d are missing.",
            facts["missing"],
        )
        % facts
    )


def _too_few_kinds(condition: Condition, *, there: int) -> str:
    facts = {"needed": int(condition.value), "missing": int(condition.value) - there}
    if facts["missing"] <= 0:
        return ""
    return (
        ngettext(
            "This code counts from %(needed)d different products on. %(missing)d is missing.",
            "This code counts from %(needed)d different products on. %(missing)d are missing.",
            facts["missing"],
        )
        % facts
    )


def _taken_by_another(offer: ConditionalOffer, *, basket: Basket) -> str:
    """Whether another offer took the pieces that this one would need."""
    if not offer.benefit.range_id:
        return ""
    lines = _matching(offer.benefit.range, basket=basket)
    if all(line.quantity_without_offer_discount(offer) == line.quantity for line in lines):
        return ""
    return _("Another offer counts for these products already, and this code does not add to it.")


def _matching(goods: Range, *, basket: Basket) -> list[Line]:
    return [
        line
        for line in basket.all_lines()
        if line.product.is_discountable and goods.contains_product(line.product)
    ]
