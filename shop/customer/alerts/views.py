"""Asking for a mail, confirming it, and doing without it again. Replaces Oscar's views of all of these."""

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shop.catalogue.models import Product
from shop.core.exceptions import DomainError
from shop.core.origin import reading_leads_to, same_origin_post
from shop.customer.alerts import selectors, services
from shop.customer.alerts.forms import AlertForm
from shop.customer.models import ProductAlert
from shop.users.models import User


def _page_of_product(product_slug: str) -> str:
    return reverse("catalogue:detail", kwargs={"product_slug": product_slug})


@reading_leads_to(_page_of_product)
@same_origin_post
@never_cache
def create(request: HttpRequest, product_slug: str) -> HttpResponse:
    """Have a mail sent when a product is back: to the account's address, or to the one that was typed."""
    product = selectors.asked_product(product_slug, typed=request.POST.get("product", ""))
    if product is None:
        raise Http404(_("There is no such product."))
    if request.user.is_authenticated:
        return _ask(request, product, user=cast("User", request.user))
    return _ask_as_guest(request, product)


@never_cache
@require_safe
def sent(request: HttpRequest, product_slug: str) -> HttpResponse:
    """A guest is told to open the mail."""
    product = selectors.asked_product(product_slug, typed="")
    if product is None:
        raise Http404(_("There is no such product."))
    return TemplateResponse(request, "customer/alerts/sent.html", {"product": product})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, key: str) -> HttpResponse:
    """Where the mail leads: a button, as programs that look into mails open links; then how it stands."""
    alert = _by_key(key)
    if request.method == "POST":
        services.confirm(alert)
        return _see_other(alert.get_confirm_url())
    return _page(request, alert, is_leaving=False)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cancel_by_key(request: HttpRequest, key: str) -> HttpResponse:
    """The way off the list from a mail: a button here too."""
    alert = _by_key(key)
    if request.method == "POST":
        services.cancel(alert)
        return _see_other(alert.get_cancel_url())
    return _page(request, alert, is_leaving=True)


@require_safe
def alerts(request: HttpRequest) -> HttpResponse:
    """What somebody waits for."""
    waiting = selectors.awaited_by(cast("User", request.user))
    context = {"page_title": _("Your alerts"), "active_tab": "alerts", "alerts": waiting}
    return TemplateResponse(request, "customer/alerts/list.html", context)


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Wait no longer."""
    alert = selectors.of_account(cast("User", request.user), pk=pk)
    if alert is None:
        raise Http404(_("There is no such alert."))
    services.cancel(alert)
    messages.info(request, _("We will not write to you about “%(title)s”.") % _facts(alert.product))
    return _see_other("customer:alerts-list")


def _ask(request: HttpRequest, product: Product, *, user: User) -> HttpResponse:
    try:
        services.ask(product, user=user)
    except DomainError as error:
        return _form_page(request, product, form=None, refusal=error.message)
    sentence = _("We will write to %(email)s as soon as “%(title)s” is back.")
    messages.success(request, sentence % {"email": user.email, **_facts(product)})
    return _see_other("customer:alerts-list")


def _ask_as_guest(request: HttpRequest, product: Product) -> HttpResponse:
    form = AlertForm(request.POST)
    if not form.is_valid():
        return _form_page(request, product, form=form)
    email = form.cleaned_data["email"]
    try:
        services.ask_as_guest(product, email=email)
    except DomainError as error:
        return _form_page(request, product, form=form, refusal=error.message)
    messages.success(request, _("A mail is on its way to %(email)s.") % {"email": email})
    shown = product.parent or product
    return _see_other(reverse("customer:alert-sent", kwargs={"product_slug": shown.slug}))


def _form_page(
    request: HttpRequest, product: Product, *, form: AlertForm | None, refusal: str = ""
) -> HttpResponse:
    """What was refused, on a page that nobody keeps: the product's own is the same for everybody."""
    context = {"product": product, "form": form, "refusal": refusal, **_facts(product)}
    return TemplateResponse(request, "customer/alerts/form.html", context)


def _page(request: HttpRequest, alert: ProductAlert, *, is_leaving: bool) -> HttpResponse:
    context = {"alert": alert, "is_leaving": is_leaving, **_facts(alert.product)}
    response = TemplateResponse(request, "customer/alerts/alert.html", context)
    response.headers["Referrer-Policy"] = "same-origin"  # the address is the key: no other site must see it
    return response


def _by_key(key: str) -> ProductAlert:
    alert = selectors.by_key(key)
    if alert is None:
        raise Http404(_("There is no such alert."))
    return alert


def _facts(product: Product) -> dict[str, Any]:
    return {"title": selectors.names([product])[product.pk]}


def _see_other(to: str) -> HttpResponse:
    return HttpResponseRedirect(resolve_url(to), status=303)
