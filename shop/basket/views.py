"""The basket's page, and the three forms that change it.

What was refused comes back on a page of its own, with what was typed and one sentence; nothing was changed then.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from oscar.apps.basket.signals import basket_addition

from shop.basket import selectors, services
from shop.basket.cookies import tell_count
from shop.basket.exceptions import UnknownLine
from shop.basket.forms import CodeForm, QuantityForm
from shop.basket.models import Basket, Line
from shop.basket.selectors import BasketLine, BasketPage
from shop.basket.services import Removed
from shop.catalogue.models import Product
from shop.core.exceptions import DomainError
from shop.core.origin import reading_leads_to, same_origin_post

_read_as_basket = reading_leads_to(lambda **_address: reverse("basket:summary"))
LARGEST_ID = 2**63 - 1  # what the database's integers hold


@dataclass(frozen=True)
class Row:
    """A line of the page with the form that changes it."""

    line: BasketLine
    form: QuantityForm


@never_cache
@require_safe
def summary(request: HttpRequest) -> HttpResponse:
    """What is in the basket, and what it costs."""
    return _page(request)


@_read_as_basket
@same_origin_post
@never_cache
def add(request: HttpRequest) -> HttpResponse:
    """Put a product, or the chosen variant of one, into the basket."""
    product = _asked_product(request.POST.get("product", ""))
    form = QuantityForm({"quantity": request.POST.get("quantity", "1")})
    if form.is_valid():
        quantity = form.cleaned_data["quantity"]
        try:
            line = services.add(_basket(request), product=product, quantity=quantity)
        except DomainError as error:
            form.add_error("quantity", error.message)
        else:
            basket_addition.send(sender=Basket, product=product, user=request.user, request=request)
            return _added(request, line)
    return _add_page(request, product, form=form)


@_read_as_basket
@same_origin_post
@never_cache
def change_line(request: HttpRequest, line_id: int) -> HttpResponse:
    """Change how many of a line there are, or take it out."""
    basket = _basket(request)
    if not selectors.has_line(basket, line_id=line_id):
        raise Http404(UnknownLine(line_id=line_id).message)
    if "remove" in request.POST:
        return _removed(request, line_id=line_id)
    return _set_quantity(request, line_id=line_id)


@_read_as_basket
@same_origin_post
@never_cache
def change_code(request: HttpRequest) -> HttpResponse:
    """Apply a code, or do without one."""
    if "remove" in request.POST:
        services.remove_code(_basket(request), code=request.POST["remove"])
        messages.info(request, _("The code is out of your basket."))
        return _see_other("basket:summary")
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            voucher = services.apply_code(_basket(request), code=form.cleaned_data["code"], user=request.user)
        except DomainError as error:
            form.add_error("code", error.message)
        else:
            messages.success(request, _("The code %(code)s is in your basket.") % {"code": voucher.code})
            return _see_other("basket:summary")
    return _page(request, code_form=form)


def _see_other(to: str) -> HttpResponse:
    return HttpResponseRedirect(resolve_url(to), status=303)


def _basket(request: Any) -> Basket:
    basket: Basket = request.unpriced_basket
    return basket


def _asked_product(typed: str) -> Product:
    """The public product with this id; the rest of the rules are the service's."""
    product: Product | None = None
    if typed.isascii() and typed.isdecimal() and len(typed) < 20 and int(typed) <= LARGEST_ID:
        products = Product.objects.select_related("product_class", "parent__product_class")
        product = products.filter(pk=int(typed), is_public=True).first()
    if product is None or (product.is_child and not product.parent.is_public):
        raise Http404(_("There is no such product."))
    return product


def _added(request: HttpRequest, line: Line) -> HttpResponse:
    sentence = _("“%(title)s” is in your basket.") % {"title": line.product.get_title()}
    messages.success(request, sentence)
    return _done(request)


def _add_page(request: HttpRequest, product: Product, *, form: QuantityForm) -> HttpResponse:
    """The form that was refused, on a page that nobody keeps: the product's own is the same for everybody."""
    shown = product.parent if product.is_child else product
    variants = selectors.choices(shown) if shown.is_parent else []
    context = {"product": shown, "chosen": product, "variants": variants, "form": form}
    return TemplateResponse(request, "basket/add.html", context)


def _set_quantity(request: HttpRequest, *, line_id: int) -> HttpResponse:
    form = QuantityForm({"quantity": request.POST.get("quantity", "")}, auto_id=f"basket-line-{line_id}-%s")
    if form.is_valid():
        try:
            services.set_quantity(_basket(request), line_id=line_id, quantity=form.cleaned_data["quantity"])
        except DomainError as error:
            form.add_error("quantity", error.message)
        else:
            return _done(request)
    return _page(request, quantity_forms={line_id: form})


def _removed(request: HttpRequest, *, line_id: int) -> HttpResponse:
    """Take a line out and go back to the basket, whose address says what to offer to put back."""
    try:
        removed = services.remove(_basket(request), line_id=line_id)
    except DomainError as error:  # another tab was quicker
        messages.warning(request, error.message)
        return _done(request)
    undo = urlencode({"removed": removed.product_id, "quantity": removed.quantity})
    return _done(request, query=undo)


def _done(request: HttpRequest, *, query: str = "") -> HttpResponse:
    response = _see_other(f"{reverse('basket:summary')}?{query}" if query else "basket:summary")
    tell_count(request, response, count=selectors.count(_basket(request)))
    return response


def _page(
    request: Any,
    *,
    quantity_forms: dict[int, QuantityForm] | None = None,
    code_form: CodeForm | None = None,
) -> HttpResponse:
    page = selectors.basket_page(request.basket)
    context = {
        "page": page,
        "rows": _rows(page, quantity_forms or {}),
        "code_form": code_form or CodeForm(),
        "undo": _undo(request, page=page),
    }
    response = TemplateResponse(request, "basket/basket.html", context)
    tell_count(request, response, count=page.count)
    return response


def _rows(page: BasketPage, refused: dict[int, QuantityForm]) -> list[Row]:
    return [
        Row(
            line,
            refused.get(line.id)
            or QuantityForm(initial={"quantity": line.quantity}, auto_id=f"basket-line-{line.id}-%s"),
        )
        for line in page.lines
    ]


def _undo(request: HttpRequest, *, page: BasketPage) -> Removed | None:
    """What was just taken out, as the address says; nothing if it is back, or was never there to be bought."""
    if request.method != "GET" or "removed" not in request.GET:
        return None
    try:
        product = _asked_product(request.GET["removed"])
    except Http404:
        return None
    if any(line.product.pk == product.pk for line in page.lines):
        return None
    typed = request.GET.get("quantity", "")
    quantity = QuantityForm({"quantity": typed})
    if not quantity.is_valid():
        return None
    return Removed(
        product_id=product.pk, title=product.get_title(), quantity=quantity.cleaned_data["quantity"]
    )
