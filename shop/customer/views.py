"""The account: its orders, its addresses and its end. Replaces Oscar's views of these.

Every view is wrapped in `apps.py`: signed in, and in no cache. What belongs to somebody else does not exist here.
"""

from typing import Any, cast

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import auth, messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from oscar.apps.address.models import UserAddress

from shop.customer import addresses as book
from shop.customer import selectors, services
from shop.customer.addresses import PostalAddress
from shop.customer.exceptions import OrderIsPendingError
from shop.customer.forms import SavedAddressForm
from shop.order import selectors as order_selectors
from shop.order.models import Order
from shop.users.models import User

ORDERS_ON_A_PAGE = 20
LATEST_ON_SUMMARY = 3


@require_safe
def summary(request: HttpRequest) -> HttpResponse:
    """The way to everything in the account."""
    user = _user(request)
    context = _context(
        _("Your account"),
        orders=order_selectors.history(user)[:LATEST_ON_SUMMARY],
        address=next(iter(selectors.address_book(user)), None),
    )
    return TemplateResponse(request, "customer/summary.html", context)


@require_safe
def orders(request: HttpRequest) -> HttpResponse:
    """All orders, the latest first."""
    pages = Paginator(order_selectors.history(_user(request)), ORDERS_ON_A_PAGE)
    page = pages.get_page(request.GET.get("page", "1"))
    return TemplateResponse(request, "customer/orders.html", _context(_("Your orders"), page=page))


@require_safe
def order(request: HttpRequest, order_number: str) -> HttpResponse:
    """One order: what is in it, where it is, what happened."""
    page = order_selectors.order_page(_order(request, order_number))
    title = _("Order %(number)s") % {"number": page.number}
    return TemplateResponse(request, "customer/order.html", _context(title, page=page))


@require_POST
def order_again(request: HttpRequest, order_number: str) -> HttpResponse:
    """Everything of an order into the basket once more; what cannot be had is named."""
    basket = cast("Any", request).unpriced_basket
    reordered = services.reorder(_order(request, order_number), basket=basket)
    if reordered.pieces:
        sentence = ngettext(
            "%(number)d piece is in your basket.", "%(number)d pieces are in your basket.", reordered.pieces
        )
        messages.success(request, sentence % {"number": reordered.pieces})
    for refusal in reordered.refusals:
        messages.error(request, refusal)
    return redirect("basket:summary")


@require_safe
def addresses(request: HttpRequest) -> HttpResponse:
    """The address book."""
    saved = selectors.address_book(_user(request))
    context = _context(_("Your addresses"), addresses=[_shown(address) for address in saved])
    return TemplateResponse(request, "customer/addresses.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_address(request: HttpRequest) -> HttpResponse:
    """A new address."""
    form = SavedAddressForm(request.POST or None, countries=book.countries())
    if request.method == "POST" and form.is_valid():
        book.keep(_user(request), address=form.address, is_default=form.cleaned_data["is_default"])
        messages.success(request, _("The address is in your book."))
        return redirect("customer:address-list")
    context = _context(_("A new address"), form=form)
    return TemplateResponse(request, "customer/address_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change_address(request: HttpRequest, pk: int) -> HttpResponse:
    """An address that is in the book."""
    saved = _address(request, pk)
    initial = {**PostalAddress.from_book(saved).as_dict(), "is_default": saved.is_default_for_shipping}
    form = SavedAddressForm(request.POST or None, initial=initial, countries=book.countries())
    if request.method == "POST" and form.is_valid():
        book.change(saved, address=form.address, is_default=form.cleaned_data["is_default"])
        messages.success(request, _("The address is changed. Orders placed before keep the old one."))
        return redirect("customer:address-list")
    context = _context(_("Change an address"), form=form)
    return TemplateResponse(request, "customer/address_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def delete_address(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once, then take it out of the book."""
    saved = _address(request, pk)
    if request.method == "POST":
        book.forget(saved)
        messages.success(request, _("The address is out of your book. Orders placed before keep it."))
        return redirect("customer:address-list")
    context = _context(_("Delete this address?"), address=_shown(saved))
    return TemplateResponse(request, "customer/address_delete.html", context)


@require_POST
def make_default(request: HttpRequest, pk: int) -> HttpResponse:
    """The address that the checkout offers first."""
    book.make_default(_address(request, pk))
    return redirect("customer:address-list")


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(allow_get=True)  # a session left open deletes nothing
def delete_account(request: HttpRequest) -> HttpResponse:
    """Ask once, then delete the account; an order that waits for its payment comes first."""
    if request.method == "POST":
        try:
            services.delete_account(_user(request))
        except OrderIsPendingError:
            pass  # the page below says so, and where to
        else:
            auth.logout(request)
            messages.success(request, _("Your account is deleted. Your orders stay as you placed them."))
            return redirect(settings.OSCAR_HOMEPAGE)
    pending = order_selectors.pending_of(user=_user(request))
    refusal = OrderIsPendingError(number=pending.number) if pending else None
    context = _context(_("Delete the account"), refusal=refusal)
    return TemplateResponse(request, "customer/account_delete.html", context)


def _user(request: HttpRequest) -> User:
    return cast("User", request.user)  # `_private` in apps.py lets nobody else in


def _order(request: HttpRequest, number: str) -> Order:
    found = order_selectors.of_user(_user(request), number=number)
    if found is None:
        raise Http404(_("There is no such order."))
    return found


def _address(request: HttpRequest, pk: int) -> UserAddress:
    found = selectors.address_of(_user(request), pk=pk)
    if found is None:
        raise Http404(_("There is no such address."))
    return found


def _shown(saved: UserAddress) -> dict[str, Any]:
    lines = PostalAddress.from_book(saved).lines(country_name=str(saved.country))
    return {"pk": saved.pk, "lines": lines, "is_default": saved.is_default_for_shipping}


def _context(page_title: str, **more: Any) -> dict[str, Any]:
    return {"page_title": page_title, **more}
