"""From a placed order to its payment, and from there to what became of it."""

from typing import assert_never
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from shop.checkout import selectors
from shop.checkout.answers import see_other
from shop.checkout.visit import Visit
from shop.core.addresses import absolute
from shop.order import services as orders
from shop.order.models import Order
from shop.order.states import OrderStatus
from shop.payment import gateways
from shop.payment import selectors as payments
from shop.payment import services as payment
from shop.payment.exceptions import UnknownGatewayError
from shop.payment.gateways.base import ActionNeeded, Declined, Done, Pending, Result, Unknown
from shop.payment.services import Payable


def go_on(visit: Visit, *, order: Order) -> HttpResponse:
    """Start the payment of a placed order, which has been committed, or go where it stands already."""
    visit.answers.remember_order(order.number)
    if order.state is not OrderStatus.PENDING:
        return outcome(visit, order=order)
    return _answer(visit, order=order, result=_start(visit, order=order))


def outcome(visit: Visit, *, order: Order) -> HttpResponse:
    """Where an order that was placed here leads now: thanks, patience, or back with a clear sentence."""
    match order.state:
        case OrderStatus.OPEN | OrderStatus.COMPLETE:
            return see_other("checkout:thank-you")
        case OrderStatus.CANCELLED | OrderStatus.EXPIRED:
            return _back(visit, sentence=why_closed(order))
        case OrderStatus.PENDING:
            return _standing(visit, order=order)
        case _:
            assert_never(order.state)


def is_known(order: Order) -> bool:
    """Tell whether the bank has answered; only looks."""
    return order.state is not OrderStatus.PENDING or _refusal(order) is not None


def _start(visit: Visit, *, order: Order) -> Result:
    tender = selectors.last_tender(order)
    return payment.start(
        Payable(order_id=order.pk, number=order.number, total=order.total, email=order.email),
        gateway_code=tender.gateway if tender else _gateway_code(visit),
        return_url=_return_url,
        cancel_url=absolute(reverse("checkout:pending")),
    )


def _gateway_code(visit: Visit) -> str:
    """The gateway that was chosen; one that is gone meanwhile gives way to the first that there is."""
    try:
        return gateways.get(visit.answers.gateway_code).code
    except UnknownGatewayError:
        return gateways.available()[0].code


def _return_url(tender_id: UUID) -> str:
    return absolute(reverse("checkout:return", args=[tender_id]))


def _answer(visit: Visit, *, order: Order, result: Result) -> HttpResponse:
    match result:
        case ActionNeeded(url=url):
            return see_other(url)
        case Declined():
            return _declined(visit, order=order, result=result)
        case Done() if not order.total:
            orders.confirm(order)
            return see_other("checkout:thank-you")
        case Done() | Pending() | Unknown():
            return _patience(order)
        case _:
            assert_never(result)


def _standing(visit: Visit, *, order: Order) -> HttpResponse:
    """A pending order: its payment may be refused already, while the order is told in a moment."""
    refusal = _refusal(order)
    return _declined(visit, order=order, result=refusal) if refusal else _patience(order)


def _refusal(order: Order) -> Declined | None:
    tender = selectors.last_tender(order)
    result = payments.result(tender) if tender else None
    return result if isinstance(result, Declined) else None


def is_with_the_bank(order: Order) -> bool:
    """Tell whether a payment was made that the bank has not decided yet: nobody should pay again."""
    tender = selectors.last_tender(order)
    return tender is not None and isinstance(payments.result(tender), Pending)


def _patience(order: Order) -> HttpResponse:
    is_promised = selectors.awaits_offline_money(order)
    return see_other("checkout:thank-you" if is_promised else "checkout:waiting")


def _declined(visit: Visit, *, order: Order, result: Declined) -> HttpResponse:
    """Give everything back at once, so that the basket is there when the page is."""
    if (tender := selectors.last_tender(order)) is not None:
        orders.decline(tender)
    order.refresh_from_db()
    if order.state in {OrderStatus.PENDING, OrderStatus.OPEN, OrderStatus.COMPLETE}:
        return see_other("checkout:waiting")  # money came in while the bank said no
    return _back(visit, sentence=result.sentence)


def _back(visit: Visit, *, sentence: str) -> HttpResponse:
    """To the review, with the basket and all answers as they were, and a key for a new try."""
    visit.answers.drop_pending()
    basket = _("Your basket is as it was.")
    messages.error(visit.request, f"{sentence} {basket}")
    return see_other("checkout:index")


def why_closed(order: Order) -> str:
    """Why an order that was placed here is not to be paid any more."""
    if order.payment_status == "refunded":
        sentence = _(
            "Your payment for order %(number)s came after it was closed. We have sent the money back."
        )
        return sentence % {"number": order.number}
    if order.payment_status != "unpaid":
        sentence = _("Order %(number)s was closed before your payment came. You get the money back.")
        return sentence % {"number": order.number}
    if order.state is OrderStatus.EXPIRED:
        sentence = _("The time to pay order %(number)s ran out. Nothing was taken.")
        return sentence % {"number": order.number}
    if refusal := _refusal(order):
        return refusal.sentence
    return _("Order %(number)s was cancelled. Nothing was taken.") % {"number": order.number}
