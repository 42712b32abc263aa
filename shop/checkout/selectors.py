"""Which orders and payments a visitor may come back to."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet

from shop.checkout.session import CheckoutSession
from shop.order.models import Order
from shop.order.states import OrderStatus
from shop.payment import gateways
from shop.payment.models import Tender
from shop.users.models import User


def order_by_key(key: str) -> Order | None:
    """The order that was placed under this key; ask only for a key that the visitor owns."""
    placed: Order | None = Order.objects.filter(checkout_key=key).first()
    return placed


def pending_orders(user: User | None, *, number: str, basket_ids: Collection[int] = ()) -> QuerySet[Order]:
    """The orders that this shopper has placed and not paid: of the account, the session, the guest's basket cookie.

    One whose money comes later by another way is as good as ordered, and is never replaced.
    """
    waiting: QuerySet[Order] = Order.objects.filter(
        _of(user, numbers=[number], basket_ids=basket_ids), status=OrderStatus.PENDING.value
    )
    offline = [gateway.code for gateway in gateways.available() if gateway.is_offline]
    return (waiting.exclude(tenders__gateway__in=offline) if offline else waiting).order_by("pk")


def pending_order(
    user: User | None, *, answers: CheckoutSession, basket_ids: Collection[int] = ()
) -> Order | None:
    """The order that waits for this shopper's money; no query for a guest who has ordered nothing."""
    return pending_orders(user, number=answers.pending_order, basket_ids=basket_ids).last()


def own_order(
    number: str, *, user: User | None, answers: CheckoutSession, basket_ids: Collection[int]
) -> Order | None:
    """The order of this number, if it is this visitor's; nobody learns of other people's."""
    found = Order.objects.filter(number=number).first() if number and "\0" not in number else None
    is_own = found is not None and _is_of(found, user=user, answers=answers, basket_ids=basket_ids)
    return found if is_own else None


def last_order(*, answers: CheckoutSession) -> Order | None:
    """The order that this visitor placed last, here."""
    if not answers.last_order:
        return None
    placed: Order | None = Order.objects.filter(number=answers.last_order).first()
    return placed


def tender(
    public_id: UUID, *, user: User | None, answers: CheckoutSession, basket_ids: Collection[int]
) -> Tender | None:
    """The payment of this id, if it belongs to an order of this visitor."""
    found = Tender.objects.select_related("order").filter(public_id=public_id).first()
    if found is None or not _is_of(found.order, user=user, answers=answers, basket_ids=basket_ids):
        return None
    return found


def last_tender(order: Order) -> Tender | None:
    """The payment that was tried last."""
    tried: Tender | None = order.tenders.order_by("pk").last()
    return tried


def is_promised(order: Order) -> bool:
    """Tell whether a pending order is as good as ordered, because its money comes later by another way."""
    return order.state is OrderStatus.PENDING and awaits_offline_money(order)


def awaits_offline_money(order: Order) -> bool:
    """Tell whether the order is promised although its money comes later by another way."""
    payment = last_tender(order)
    return payment is not None and gateways.get(payment.gateway).is_offline


def _of(user: User | None, *, numbers: list[str], basket_ids: Collection[int]) -> Q:
    of_visitor = Q(number__in=[number for number in numbers if number])
    of_visitor |= Q(basket__in=basket_ids, user=None)
    return of_visitor | Q(user=user) if user is not None else of_visitor


def _is_of(order: Order, *, user: User | None, answers: CheckoutSession, basket_ids: Collection[int]) -> bool:
    is_own = user is not None and order.user_id == user.pk
    is_of_cookie = order.user_id is None and order.basket_id in basket_ids
    return is_own or is_of_cookie or order.number in {answers.pending_order, answers.last_order} - {""}
