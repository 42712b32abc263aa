"""Everything that changes a basket.

Each of these locks the row of the basket until its commit, so that two tabs of one shopper never write over each
other. Nothing is reserved here: what a basket holds is only checked against stock, and again when it is ordered.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from django.conf import settings
from django.db import transaction
from oscar.apps.basket.signals import voucher_addition, voucher_removal

from shop.basket import codes, selectors
from shop.basket.exceptions import (
    BadQuantity,
    BasketFull,
    BasketNotOpen,
    InsufficientStock,
    NotForSale,
    UnknownLine,
    VariantNeeded,
)
from shop.basket.models import Basket, Line
from shop.catalogue.models import Product
from shop.core import clock
from shop.core.locking import lock_row, lock_rows
from shop.offer.applicator import Applicator
from shop.partner.strategy import Selector
from shop.users.models import User
from shop.voucher.models import Voucher


class Ordered(Protocol):
    """An order, as far as a basket knows one."""

    basket_id: int | None


@dataclass(frozen=True)
class Removed:
    """What was taken out, so that it can be put back."""

    product_id: int
    title: str
    quantity: int


@dataclass(frozen=True)
class Capped:
    """A product of which two baskets together held more than there is."""

    title: str
    requested: int
    available: int


@dataclass(frozen=True)
class Merged:
    """What came over from another basket, and what was too much."""

    pieces: int = 0
    capped: tuple[Capped, ...] = ()


def add(basket: Basket, *, product: Product, quantity: int = 1) -> Line:
    """Put so many more of a product into the basket, which is saved if it is new."""
    with _changing(basket) as lines:
        bought = _purchase_info(basket, product=product)
        reference = basket._create_line_reference(product, bought.stockrecord, [])
        line = next((line for line in lines if line.line_reference == reference), None)
        _check(product, bought=bought, quantity=quantity, lines=lines)
        line = line or Line(basket=basket, line_reference=reference, product=product, quantity=0)
        line.quantity += quantity
        _write(line, bought=bought)
    return line


def set_quantity(basket: Basket, *, line_id: int, quantity: int) -> Line:
    """Have exactly so many of a line."""
    with _changing(basket) as lines:
        line = _line_of(lines, line_id=line_id)
        bought = _purchase_info(basket, product=line.product)
        others = [other for other in lines if other is not line]
        _check(line.product, bought=bought, quantity=quantity, lines=others)
        line.quantity = quantity
        _write(line, bought=bought)
    return line


def remove(basket: Basket, *, line_id: int) -> Removed:
    """Take a line out, whatever became of its product."""
    with _changing(basket) as lines:
        line = _line_of(lines, line_id=line_id)
        removed = Removed(product_id=line.product_id, title=line.product.get_title(), quantity=line.quantity)
        line.delete()
    return removed


def apply_code(basket: Basket, *, code: str, user: Any) -> Voucher:
    """Let a code lower the price of this basket; one that would not is refused, with the reason."""
    with _changing(basket):
        voucher = codes.usable(code, basket=basket, user=user)
        basket.vouchers.add(voucher)
        price(basket, user=user)
        codes.check_effect(voucher, basket=basket)  # raises, and the code goes with the transaction
        voucher_addition.send(sender=Basket, basket=basket, voucher=voucher)
    return voucher


def remove_code(basket: Basket, *, code: str) -> None:
    """Do without a code; one that is not there is no mistake."""
    with _changing(basket):
        for voucher in basket.vouchers.filter(code=codes.normal(code)):
            basket.vouchers.remove(voucher)
            voucher_removal.send(sender=Basket, basket=basket, voucher=voucher)


def price(basket: Basket, *, user: Any) -> Basket:
    """Work out the offers and codes anew, for everything that was changed since the basket was loaded."""
    basket.reset_offer_applications()
    if not basket.is_empty:
        Applicator().apply(basket, user)
    return basket


def freeze_for(order: Ordered) -> None:
    """Close the basket of an order that was just written. The caller holds the lock on its row."""
    if not Basket.open.filter(pk=order.basket_id).update(status=Basket.FROZEN):
        raise BasketNotOpen(basket_id=order.basket_id or 0)


def submit_for(order: Ordered) -> None:
    """Close the basket of a confirmed order for good: its shopper begins a new one. Twice is no mistake.

    It takes no lock: callers hold the order's, and a frozen basket is nobody else's to change.
    """
    frozen = Basket.objects.filter(pk=order.basket_id, status=Basket.FROZEN)
    frozen.update(status=Basket.SUBMITTED, date_submitted=clock.now())


def reopen(basket: Basket) -> None:
    """Give a shopper back the basket of an order that came to nothing, as it was; twice is no mistake.

    It takes no lock, for the reason that `submit_for` has. Where a newer basket was begun meanwhile, the shopper's
    next request puts both together.
    """
    if Basket.objects.filter(pk=basket.pk, status=Basket.FROZEN).update(status=Basket.OPEN):
        basket.status = Basket.OPEN


def merge(into: Basket, other: Basket) -> Merged:
    """Move everything from one basket to another, no more of each than there is; the other one is closed.

    Of what both hold, the larger number counts: a shopper who signs in on a second device means the same thing.
    Something sold out keeps its number, so that the page can say so.
    """
    with transaction.atomic():
        _begin(into)
        pair = lock_rows(Basket.open.filter(pk__in=[into.pk, other.pk]))
        if into.pk not in {basket.pk for basket in pair}:
            raise BasketNotOpen(basket_id=into.pk)
        if len(pair) < 2:  # another request has merged it already
            return Merged()
        merged = _move_lines(into, other)
        _move_codes(into, other)
        Basket.objects.filter(pk=other.pk).update(status=Basket.MERGED, date_merged=clock.now())
    other.status = Basket.MERGED
    into.reset_offer_applications()
    other.reset_offer_applications()
    return merged


@contextmanager
def _changing(basket: Basket) -> Iterator[list[Line]]:
    """Lock the basket until the commit, and give its lines as they are now."""
    is_new = basket.pk is None
    try:
        with transaction.atomic():
            yield _locked_lines(basket)
    except BaseException:
        if is_new:  # its row is gone again, and the next shopper's basket may get the same number
            basket.pk, basket._state.adding = None, True
        raise
    finally:
        basket.reset_offer_applications()


def _locked_lines(basket: Basket) -> list[Line]:
    _begin(basket)
    try:
        lock_row(Basket.open.all(), pk=basket.pk)
    except Basket.DoesNotExist:
        raise BasketNotOpen(basket_id=basket.pk) from None
    if not basket.has_strategy:
        basket.strategy = Selector().strategy()
    basket.reset_offer_applications()
    return list(basket.all_lines())


def _begin(basket: Basket) -> None:
    """Save a basket that is new. Of a signed-in shopper there is only one, however many tabs begin it at once."""
    if basket.pk is not None:
        return
    if basket.owner_id is not None:
        lock_row(User.objects.all(), pk=basket.owner_id)
        begun = Basket.open.filter(owner_id=basket.owner_id).order_by("pk").first()
        if begun is not None:
            basket.pk, basket._state.adding = begun.pk, False
            basket.refresh_from_db()
            return
    basket.save()


def _line_of(lines: list[Line], *, line_id: int) -> Line:
    try:
        return next(line for line in lines if line.pk == line_id)
    except StopIteration:
        raise UnknownLine(line_id=line_id) from None


def _purchase_info(basket: Basket, *, product: Product) -> Any:
    """What Oscar's strategy says of price and stock, of a product that may be sold."""
    if product.is_parent:
        raise VariantNeeded(title=product.get_title())
    shown = [product, product.parent] if product.is_child else [product]
    bought = basket.strategy.fetch_for_product(product)
    is_sold = all(part.is_public and part.archived_at is None for part in shown)
    has_price = bought.price.exists and bought.price.currency == settings.OSCAR_DEFAULT_CURRENCY
    if not is_sold or not has_price or bought.stockrecord is None:
        raise NotForSale(title=product.get_title())
    return bought


def _check(product: Product, *, bought: Any, quantity: int, lines: list[Line]) -> None:
    """Refuse a number that is none, that is not there, or that is too large beside these other lines."""
    most = settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD
    if quantity < 1:
        raise BadQuantity(most=most)
    held = sum(line.quantity for line in lines if line.stockrecord_id == bought.stockrecord.pk)
    available = selectors.available(bought)
    if available is not None and quantity + held > available:
        raise InsufficientStock(
            title=product.get_title(), requested=quantity + held, available=available, in_basket=held
        )
    if quantity + sum(line.quantity for line in lines) > most:
        raise BasketFull(most=most)


def _write(line: Line, *, bought: Any) -> None:
    """Save a line with today's price, which is what its shopper was shown last."""
    line.stockrecord = bought.stockrecord
    line.price_currency, line.tax_code = bought.price.currency, bought.price.tax_code
    line.price_excl_tax, line.price_incl_tax = bought.price.excl_tax, bought.price.incl_tax
    line.save()


def _move_lines(into: Basket, other: Basket) -> Merged:
    into.strategy = other.strategy = into.strategy if into.has_strategy else Selector().strategy()
    into.reset_offer_applications()
    other.reset_offer_applications()
    held = {line.line_reference: line for line in into.all_lines()}
    lines = list(other.all_lines())
    pieces = sum(line.quantity for line in lines)
    capped = [_move_line(line, into=into, kept=held.get(line.line_reference)) for line in lines]
    return Merged(pieces=pieces, capped=tuple(each for each in capped if each is not None))


def _move_line(line: Line, *, into: Basket, kept: Line | None) -> Capped | None:
    """Move one line, into the line of the same product if there is one; say so if there are not so many."""
    wanted = max(line.quantity, kept.quantity if kept else 0)
    here = selectors.available(line.purchase_info)
    possible = min(wanted, here) if here else wanted
    if kept:
        line.delete()
    moved = kept or line
    moved.basket, moved.quantity = into, possible
    moved.save()
    if possible == wanted:
        return None
    return Capped(title=line.product.get_title(), requested=wanted, available=possible)


def _move_codes(into: Basket, other: Basket) -> None:
    vouchers = list(other.vouchers.all())
    into.vouchers.add(*vouchers)
    other.vouchers.clear()
