"""Placing an order: everything that must be true at once, in one transaction, before any money is asked for."""

from dataclasses import dataclass, field
from typing import Any

from shop.basket import services as baskets
from shop.basket.exceptions import BasketNotOpen
from shop.basket.models import Basket
from shop.checkout import changes, pricing, selectors
from shop.checkout.exceptions import BasketIsEmpty, NoLongerSold, NotDeliverable, ReviewChanged, TotalChanged
from shop.checkout.pricing import Delivery, Discount, PricedLine, Review
from shop.core import clock, transactions
from shop.core.locking import lock_row
from shop.core.money import Money
from shop.customer.addresses import PostalAddress
from shop.order import placement, reservation
from shop.order import services as orders
from shop.order.models import Order
from shop.order.states import CancelReason
from shop.payment import gateways
from shop.users.models import User


@dataclass(frozen=True)
class Checkout:
    """Everything that a shopper has told us, and what we showed in return."""

    email: str
    user: User | None
    address: PostalAddress | None  # None: nothing is sent
    delivery_code: str
    gateway_code: str
    locale: str
    pending_order: str = ""  # the number that a guest's session holds
    ordered_baskets: tuple[int, ...] = ()  # that a guest's cookie names beside the one to be ordered
    shown: dict[str, Any] = field(default_factory=dict)
    billing: PostalAddress | None = None  # None: the invoice goes where the parcel goes
    without_offers: tuple[int, ...] = ()  # that a guest has had already, as far as the shopper was told

    @property
    def answered(self) -> tuple[object, ...]:
        """What the review shows of the shopper's answers."""
        return self.email, self.address, self.billing, self.delivery_code


def place_order(
    checkout: Checkout, *, basket: Basket, shown_total: Money, checkout_key: str, shown_digest: str = ""
) -> Order:
    """Write a pending order with its reservation, or none of it; the same key gives the same order.

    Locks the basket, then the shopper's older pending order, then what the reservation takes.
    """
    with transactions.owned():
        locked = lock_row(Basket.objects.select_related("owner"), pk=basket.pk)
        if (placed := selectors.order_by_key(checkout_key)) is not None:
            return placed
        review = _priced_under_lock(locked, checkout=checkout)
        _check_shown(review, checkout=checkout, total=shown_total, digest=shown_digest)
        purchase = _purchase(checkout, review=review, basket=locked, checkout_key=checkout_key)
        _replace_pending(checkout, purchase=purchase)
        order: Order = placement.write(purchase)
        reservation.take(order, purchase)
        baskets.freeze_for(order)
    return order


def _check_shown(review: Review, *, checkout: Checkout, total: Money, digest: str) -> None:
    """Refuse an order that is not the one on the page whose button was pressed."""
    if review.total != total:
        refusal: type[TotalChanged] = TotalChanged
    elif digest and digest != changes.digest(review, answers=checkout.answered):
        refusal = ReviewChanged
    else:
        return
    raise refusal(shown=total, now=review.total, changes=changes.since(checkout.shown, review=review))


def _priced_under_lock(basket: Basket, *, checkout: Checkout) -> Review:
    """What the locked basket costs now; nothing that cannot be ordered any more comes through."""
    if not basket.can_be_edited:
        raise BasketNotOpen(basket_id=basket.pk)
    pricing.priced(basket, user=checkout.user, without_offers=checkout.without_offers)
    if not basket.all_lines():
        raise BasketIsEmpty
    for line in pricing.unavailable(basket):
        raise NoLongerSold(title=line.product.get_title())
    if not basket.is_shipping_required():
        return pricing.review(basket, option=None)
    options = pricing.delivery_options(basket, country=checkout.address.country) if checkout.address else []
    for option in options:
        if option.code == checkout.delivery_code:
            return pricing.review(basket, option=option)
    raise NotDeliverable(delivery_code=checkout.delivery_code)


def _replace_pending(checkout: Checkout, *, purchase: placement.Purchase) -> None:
    """Give back what the shopper's older order holds, so that this one can have it."""
    baskets_before = checkout.ordered_baskets
    older = list(
        selectors.pending_orders(checkout.user, number=checkout.pending_order, basket_ids=baskets_before)
    )
    if older:
        reservation.lock_stock([line.record.pk for line in purchase.lines], also_of=older)
    for order in older:
        orders.cancel(order, reason=CancelReason.REPLACED, actor=checkout.user)


def _purchase(checkout: Checkout, *, review: Review, basket: Basket, checkout_key: str) -> placement.Purchase:
    address = _address(checkout.address) if checkout.address else None
    return placement.Purchase(
        email=checkout.email,
        user=checkout.user,
        lines=tuple(_line(line) for line in review.lines),
        discounts=tuple(_discount(discount) for discount in review.discounts),
        shipping_address=address if review.delivery else None,
        billing_address=_address(checkout.billing) if checkout.billing else address,
        delivery=_delivery(review.delivery) if review.delivery else None,
        total_gross=review.total,
        total_net=review.net,
        checkout_key=checkout_key,
        expires_at=clock.now() + gateways.get(checkout.gateway_code).expires_after,
        basket_id=basket.pk,
        locale=checkout.locale,
    )


def _line(line: PricedLine) -> placement.PurchaseLine:
    return placement.PurchaseLine(
        product=line.product,
        record=line.record,
        title=line.title,
        options=line.options,
        quantity=line.quantity,
        unit_gross=line.unit,
        unit_net=line.unit_net,
        gross_before=line.before,
        net_before=line.before_net,
        gross=line.gross,
        net=line.net,
        tax_code=line.tax_code,
        basket_line_id=line.basket_line_id,
    )


def _discount(discount: Discount) -> placement.PurchaseDiscount:
    return placement.PurchaseDiscount(
        offer_id=discount.offer_id,
        voucher_id=discount.voucher_id,
        code=discount.code,
        name=discount.name,
        amount=discount.amount,
        times=discount.times,
        is_shipping=discount.is_on_delivery,
    )


def _delivery(delivery: Delivery) -> placement.PurchaseDelivery:
    return placement.PurchaseDelivery(
        code=delivery.code,
        name=delivery.name,
        gross=delivery.price,
        net=delivery.net,
        tax_code=delivery.tax_code,
        earliest=delivery.earliest,
        latest=delivery.latest,
    )


def _address(address: PostalAddress) -> placement.PostalAddress:
    columns = address.as_columns()
    return placement.PostalAddress(country_code=columns.pop("country_id"), **columns)
