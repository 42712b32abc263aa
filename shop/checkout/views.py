"""The checkout: one address, one section after the other. Replaces all of Oscar's checkout views.

GET shows the first section that is not finished, or the one that is asked for; POST carries `section` and answers it.
"""

from typing import Any, TypeAlias

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from shop.basket.exceptions import BasketNotOpen
from shop.checkout import changes, paying, sections, selectors, services
from shop.checkout.address_forms import AddressForms
from shop.checkout.answers import see_other
from shop.checkout.exceptions import BasketIsEmpty, TotalChanged
from shop.checkout.forms import ContactForm, DeliveryForm, PlaceForm
from shop.checkout.sections import Section
from shop.checkout.visit import Visit
from shop.core.exceptions import DomainError
from shop.customer import addresses
from shop.offer.exceptions import OfferUsedByBuyer

SectionForm: TypeAlias = forms.Form | AddressForms


@method_decorator(never_cache, name="dispatch")
class CheckoutView(View):
    """Contact, address, delivery, review."""

    def get(self, request: HttpRequest) -> HttpResponse:
        visit = Visit(request)
        if visit.is_empty:
            return _nothing_to_order(visit)
        asked = sections.asked_for(request.GET.get("section"), among=visit.all_sections)
        if asked is not None and not sections.is_reachable(asked, first_missing=visit.missing):
            return see_other("checkout:index")
        section = asked or visit.missing
        return _page(visit, section, form=_form(visit, section))

    def post(self, request: HttpRequest) -> HttpResponse:
        visit = Visit(request)
        if request.POST.get("section") == Section.REVIEW:
            return _place(visit)
        if visit.is_empty:
            return _nothing_to_order(visit)
        section = sections.asked_for(request.POST.get("section"), among=visit.all_sections)
        if section is None or not sections.is_reachable(section, first_missing=visit.missing):
            return see_other("checkout:index")
        form = _form(visit, section, typed=request.POST)
        if not form.is_valid():
            return _page(visit, section, form=form)
        _answer(visit, section, form=form)
        return see_other("checkout:index")


def _place(visit: Visit) -> HttpResponse:
    """Place the order once for this key, however often the button is pressed, and go on to the payment."""
    key = visit.request.POST.get("checkout_key", "")
    is_own_key, is_empty = visit.answers.owns(key), visit.is_empty
    # Asked after the basket was read: a press before this one empties it and writes the order in one transaction.
    if is_own_key and (placed := selectors.order_by_key(key)) is not None:
        return paying.go_on(visit, order=placed)
    if is_empty:
        return _nothing_to_order(visit)
    if visit.missing is not Section.REVIEW or not is_own_key:  # or a page from before the session ended
        return see_other("checkout:index")
    form = _place_form(visit, typed=visit.request.POST)
    if not form.is_valid():
        return _page(visit, Section.REVIEW, form=form)
    return _placed(visit, key=key, form=form)


def _placed(visit: Visit, *, key: str, form: forms.Form) -> HttpResponse:
    visit.answers.gateway_code = form.cleaned_data["gateway"]
    try:
        order = services.place_order(
            visit.checkout(gateway_code=form.cleaned_data["gateway"]),
            basket=visit.basket,
            shown_total=form.cleaned_data["shown_total"],
            checkout_key=key,
            shown_digest=form.cleaned_data["shown_digest"],
        )
    except OfferUsedByBuyer as error:
        visit.answers.do_without(error.offer_id)  # or the next review would show a guest the same total again
        return _refused(visit.request, error)
    except DomainError as error:
        return _refused(visit.request, error)
    return paying.go_on(visit, order=order)


def _refused(request: HttpRequest, error: DomainError) -> HttpResponse:
    """Say why nothing was ordered, on the page as it is now."""
    visit = Visit(request)
    if isinstance(error, BasketNotOpen | BasketIsEmpty) or visit.is_empty:
        messages.error(request, error.message)
        return see_other("basket:summary")
    section = visit.missing
    return _page(visit, section, form=_form(visit, section), error=error)


def _form(visit: Visit, section: Section, *, typed: Any = None) -> SectionForm:
    """The form of a section: as typed, else as it was answered before."""
    answers = visit.answers
    match section:
        case Section.CONTACT:
            return ContactForm(typed, initial={"email": visit.email})
        case Section.ADDRESS:
            return AddressForms(
                typed,
                answers=answers,
                book=visit.book,
                countries=visit.countries,
                is_guest=visit.user is None,
                needs_delivery=visit.needs_delivery,
            )
        case Section.DELIVERY:
            chosen = visit.option or next(iter(visit.options), None)
            initial = {"delivery": chosen.code if chosen else None}
            return DeliveryForm(typed, initial=initial, options=visit.options)
        case Section.REVIEW:
            return _place_form(visit, typed=typed)


def _place_form(visit: Visit, *, typed: Any) -> PlaceForm:
    answered, codes = visit.answers.gateway_code, [gateway.code for gateway in visit.gateways]
    chosen = answered if answered in codes else next(iter(codes), None)
    return PlaceForm(typed, initial={"gateway": chosen}, gateways=visit.gateways)


def _answer(visit: Visit, section: Section, *, form: Any) -> None:
    """Keep what a finished section says."""
    match section:
        case Section.CONTACT:
            visit.answers.email = form.cleaned_data["email"]
        case Section.ADDRESS:
            _answer_addresses(visit, form)
        case Section.DELIVERY:
            visit.answers.delivery_code = form.cleaned_data["delivery"]


def _answer_addresses(visit: Visit, both: AddressForms) -> None:
    """Keep where the parcel and the invoice go, in the account's book too if that is wanted."""
    delivery, billing = both.delivery, both.billing
    if delivery is not None:
        visit.answers.address = delivery.address
        if visit.user is not None and delivery.is_to_be_kept:
            addresses.keep(visit.user, address=delivery.address)
    visit.answers.bill_to(billing.address if billing.is_meant else None)
    if visit.user is not None and billing.is_meant and billing.is_to_be_kept:
        addresses.keep_for_invoices(visit.user, address=billing.address)


def _page(
    visit: Visit, section: Section, *, form: SectionForm, error: DomainError | None = None
) -> HttpResponse:
    """The page with one section open; a review that is shown is remembered, so that changes can be told."""
    context = {
        "visit": visit,
        "answers": visit.answers,
        "open_section": section,
        "steps": sections.steps(
            open_section=section, first_missing=visit.missing, needs_delivery=visit.needs_delivery
        ),
        "form": form,
        "error": error,
        "changes": _changes(visit, error=error),
    }
    if section is Section.REVIEW and visit.review is not None:
        context["checkout_key"] = _fresh_key(visit)
        context["shown_digest"] = changes.digest(
            visit.review, answers=visit.checkout(gateway_code="").answered
        )
        visit.answers.shown = changes.snapshot(visit.review)
    return TemplateResponse(visit.request, "checkout/index.html", context)


def _changes(visit: Visit, *, error: DomainError | None) -> list[str]:
    """What is different from the review that was shown when the order was refused."""
    if isinstance(error, TotalChanged):
        return error.changes
    return changes.since(visit.answers.shown, review=visit.review) if error and visit.review else []


def _fresh_key(visit: Visit) -> str:
    """The key of this visit; one that has made an order already is followed by a new one."""
    key = visit.answers.current_key()
    return visit.answers.renew_key() if selectors.order_by_key(key) else key


def _nothing_to_order(visit: Visit) -> HttpResponse:
    """An empty basket: to the order that still waits for its money, else back to the basket."""
    if visit.pending_order is not None:
        return see_other("checkout:pending")
    messages.info(visit.request, BasketIsEmpty().message)
    return see_other("basket:summary")
