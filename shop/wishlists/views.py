"""The pages of wish lists. What belongs to somebody else, and is not shown to all, does not exist here."""

from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shop.basket.forms import QuantityForm
from shop.catalogue.selectors import public_product
from shop.core.origin import reading_leads_to, same_origin_post
from shop.users.models import User
from shop.wishlists import pending, selectors, services
from shop.wishlists.forms import TermsForm
from shop.wishlists.models import Line, WishList
from shop.wishlists.selectors import Wish


@dataclass(frozen=True)
class Row:
    """A line of the page with the form that changes it."""

    wish: Wish
    form: QuantityForm


@reading_leads_to(lambda: reverse("wishlists:list"))
@same_origin_post
@never_cache
def add(request: HttpRequest) -> HttpResponse:
    """Put a product onto the list; a guest's waits for the sign-in."""
    product = public_product(request.POST.get("product", ""))
    if product is None:
        raise Http404(_("There is no such product."))
    facts = {"title": product.get_title()}
    if not request.user.is_authenticated:
        pending.remember(request, product=product)
        messages.info(request, _("Please sign in: “%(title)s” goes onto your wish list then.") % facts)
        return _see_other(redirect_to_login(reverse("wishlists:list")).url)
    line = services.add(cast("User", request.user), product=product)
    messages.success(request, _("“%(title)s” is on your wish list.") % facts)
    return _see_other(line.wishlist.get_absolute_url())


@never_cache
@login_required
@require_safe
def own_lists(request: HttpRequest) -> HttpResponse:
    """Everything that somebody wishes for, list by list."""
    lists = list(selectors.lists_of(_user(request)))
    return TemplateResponse(request, "wishlists/list.html", _context(_("Your wish lists"), wishlists=lists))


@never_cache
@require_safe
def detail(request: HttpRequest, key: str) -> HttpResponse:
    """A list: its owner changes it here, others look at it if they may."""
    wishlist = selectors.by_key(key)
    if wishlist is None:
        raise _no_such_list()
    if wishlist.owner_id == request.user.pk:
        return _own_page(request, wishlist)
    if not wishlist.is_allowed_to_see(request.user):
        if wishlist.visibility == WishList.SHARED and not request.user.is_authenticated:
            return redirect_to_login(request.path)
        raise _no_such_list()
    page = selectors.wish_page(wishlist, page_number=request.GET.get("page", "1"), only_shown=True)
    return _quietly(
        TemplateResponse(request, "wishlists/shared.html", {"wishlist": wishlist, "listed": page})
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """A new list."""
    form = TermsForm(request.POST) if request.method == "POST" else TermsForm()
    if form.is_bound and form.is_valid():
        wishlist = services.create(_user(request), terms=form.terms)
        messages.success(request, _("The list “%(name)s” is there now.") % {"name": wishlist.name})
        return redirect(wishlist)
    return TemplateResponse(request, "wishlists/form.html", _context(_("A new wish list"), form=form))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, key: str) -> HttpResponse:
    """What a list is called, and who may see it."""
    wishlist = _own(request, key)
    form = TermsForm(request.POST) if request.method == "POST" else TermsForm.showing(wishlist)
    if form.is_bound and form.is_valid():
        services.change(wishlist, terms=form.terms)
        messages.success(request, _("The list is changed."))
        return redirect(wishlist)
    context = _context(_("Name and sharing"), form=form, wishlist=wishlist)
    return TemplateResponse(request, "wishlists/form.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, key: str) -> HttpResponse:
    """Ask once, then delete the list."""
    wishlist = _own(request, key)
    if request.method == "POST":
        services.delete(wishlist)
        messages.success(request, _("The list “%(name)s” is deleted.") % {"name": wishlist.name})
        return redirect("wishlists:list")
    context = _context(_("Delete this wish list?"), wishlist=wishlist)
    return TemplateResponse(request, "wishlists/delete.html", context)


@never_cache
@login_required
@require_POST
def change_line(request: HttpRequest, key: str, line_id: int) -> HttpResponse:
    """Wish for another number of something, move it to another list, or wish for it no more."""
    wishlist = _own(request, key)
    line = selectors.line_of(wishlist, line_id=line_id)
    if line is None:
        raise Http404(_("That is not on your list."))
    if "remove" in request.POST:
        services.remove(line)
        messages.info(request, _("“%(title)s” is off the list.") % {"title": line.get_title()})
        return _see_other(wishlist.get_absolute_url())
    if "move" in request.POST:
        return _moved(request, line, to=_own(request, request.POST.get("to", "")))
    return _set_quantity(request, wishlist, line=line)


def _moved(request: HttpRequest, line: Line, *, to: WishList) -> HttpResponse:
    services.move(line, to=to)
    facts = {"title": line.get_title(), "name": to.name}
    messages.success(request, _("“%(title)s” is on the list “%(name)s” now.") % facts)
    return _see_other(line.wishlist.get_absolute_url())


def _set_quantity(request: HttpRequest, wishlist: WishList, *, line: Line) -> HttpResponse:
    form = QuantityForm({"quantity": request.POST.get("quantity", "")}, auto_id=f"line-{line.pk}-%s")
    if form.is_valid():
        services.set_quantity(line, quantity=form.cleaned_data["quantity"])
        messages.success(request, _("The number is changed."))
        return _see_other(wishlist.get_absolute_url())
    return _own_page(request, wishlist, refused={line.pk: form})


def _own_page(
    request: HttpRequest, wishlist: WishList, *, refused: dict[int, QuantityForm] | None = None
) -> HttpResponse:
    page = selectors.wish_page(wishlist, page_number=request.GET.get("page", "1"))
    context = _context(
        wishlist.name,
        wishlist=wishlist,
        listed=page,
        rows=[Row(wish, (refused or {}).get(wish.id) or _quantity_form(wish)) for wish in page.wishes],
        others=[other for other in selectors.lists_of(_user(request)) if other.pk != wishlist.pk],
    )
    return _quietly(TemplateResponse(request, "wishlists/detail.html", context))


def _quantity_form(wish: Wish) -> QuantityForm:
    return QuantityForm(initial={"quantity": wish.quantity}, auto_id=f"line-{wish.id}-%s")


def _own(request: HttpRequest, key: str) -> WishList:
    wishlist = selectors.own(_user(request), key=key)
    if wishlist is None:
        raise _no_such_list()
    return wishlist


def _no_such_list() -> Http404:
    return Http404(_("There is no such wish list."))


def _quietly(response: HttpResponse) -> HttpResponse:
    response.headers["Referrer-Policy"] = "same-origin"  # the address is the key: no other site must see it
    return response


def _see_other(to: str) -> HttpResponse:
    return HttpResponseRedirect(to, status=303)


def _user(request: HttpRequest) -> User:
    return cast("User", request.user)  # `login_required` lets nobody else in


def _context(page_title: str, **more: Any) -> dict[str, Any]:
    return {"page_title": page_title, "active_tab": "wishlists", **more}
