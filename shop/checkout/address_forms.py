"""Where the parcel goes, and where the invoice goes: two addresses, asked for in one section and sent together."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, cast

from django import forms
from django.forms.utils import ErrorDict, ErrorList
from django.utils.translation import gettext_lazy as _
from oscar.apps.address.models import Country, UserAddress

from shop.checkout.session import CheckoutSession
from shop.customer.addresses import PostalAddress
from shop.customer.forms import AddressForm

ANOTHER = "new"
_OF_A_PLACE = ("name", "line1", "line2", "postcode", "city", "state", "country")


class ChosenAddressForm(AddressForm):
    """An address of the book, or the one that is typed below it."""

    purpose = ""  # in HTML's words for what browsers fill in
    legend: Any = ""  # what the summary of errors calls its fields, where there are two addresses

    saved = forms.ChoiceField(
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Please choose one of these addresses.")},
    )
    keep = forms.BooleanField(label=_("Keep this address for the next time"), required=False)
    field_order = ["saved"]

    def __init__(
        self,
        *args: Any,
        book: Iterable[UserAddress],
        countries: Collection[Country],
        is_guest: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, countries=countries, **kwargs)
        self._country_codes = {country.pk for country in countries}
        self._book = {str(saved.pk): saved for saved in book}
        self._offer_book()
        if is_guest:
            del self.fields["keep"]
        for name in _OF_A_PLACE:
            attributes = self.fields[name].widget.attrs
            attributes["autocomplete"] = f"{self.purpose} {attributes['autocomplete']}"

    def _offer_book(self) -> None:
        if not self._book:
            del self.fields["saved"]
            return
        known = [(pk, f"{saved.name}, {saved.line1}, {saved.city}") for pk, saved in self._book.items()]
        cast("forms.ChoiceField", self.fields["saved"]).choices = [*known, (ANOTHER, _("Another address"))]

    @property
    def has_book(self) -> bool:
        return bool(self._book)

    @property
    def typed_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in {"saved", "bill_here"}]

    def full_clean(self) -> None:
        """A chosen address is taken as it stands: what is typed below it does not count."""
        if self.is_bound and self.data.get(self.add_prefix("saved")) in self._book:
            for name, field in self.fields.items():
                field.required = name == "saved"
        super().full_clean()

    def clean(self) -> dict[str, Any]:
        chosen = self._book.get(self.cleaned_data.get("saved", ""))
        if chosen is None:
            return super().clean()
        self.errors.clear()  # of fields that were not meant
        if chosen.country_id not in self._country_codes:
            self.add_error("saved", str(self.fields["country"].error_messages["invalid_choice"]))
        return self.cleaned_data

    @property
    def address(self) -> PostalAddress:
        chosen = self._book.get(self.cleaned_data.get("saved", ""))
        return PostalAddress.from_book(chosen) if chosen else PostalAddress.from_mapping(self.cleaned_data)

    @property
    def is_to_be_kept(self) -> bool:
        is_typed = self.cleaned_data.get("saved", "") not in self._book
        return is_typed and bool(self.cleaned_data.get("keep"))


class DeliveryAddressForm(ChosenAddressForm):
    """Where the parcel goes."""

    purpose = "shipping"

    bill_here = forms.BooleanField(label=_("The invoice goes to the same address"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.has_book:
            self.fields["saved"].label = _("Send it to")


class BillingAddressForm(ChosenAddressForm):
    """Where the invoice goes; no carrier calls there. What is typed here counts only if it `is_meant`."""

    purpose = "billing"
    legend = _("Invoice address")

    def __init__(self, *args: Any, is_meant: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_meant = is_meant
        del self.fields["phone"]
        self.fields["name"].label = _("Full name or company")
        self.fields["country"].error_messages["invalid_choice"] = _("Please choose a country of the list.")
        if self.has_book:
            self.fields["saved"].label = _("Send the invoice to")

    def full_clean(self) -> None:
        if self.is_meant:
            super().full_clean()
        else:
            self._errors, self.cleaned_data = ErrorDict(), {}


class AddressForms:
    """Both addresses as one form of the page. A basket of which nothing is sent asks for the invoice's alone."""

    def __init__(
        self,
        typed: Mapping[str, Any] | None,
        *,
        answers: CheckoutSession,
        book: Collection[UserAddress],
        countries: Collection[Country],
        is_guest: bool,
        needs_delivery: bool = True,
    ) -> None:
        about: dict[str, Any] = {"book": book, "is_guest": is_guest}
        self.delivery: DeliveryAddressForm | None = None
        if needs_delivery:
            self.delivery = DeliveryAddressForm(
                typed,
                initial=_delivery_values(answers, book=book),
                countries=[country for country in countries if country.is_shipping_country],
                **about,
            )
        self.billing = BillingAddressForm(
            typed,
            prefix="billing",
            initial=_billing_values(answers, book=book),
            countries=countries,
            is_meant=not (self.delivery and self.delivery["bill_here"].value()),
            **about,
        )

    def __iter__(self) -> Iterator[forms.BoundField]:
        for form in self._forms:
            yield from form

    @property
    def errors(self) -> dict[str, ErrorList]:
        """What is wrong, by the names that the fields have on the page."""
        return {form.add_prefix(name): wrong for form in self._forms for name, wrong in form.errors.items()}

    def is_valid(self) -> bool:
        return all(form.is_valid() for form in self._forms)

    @property
    def _forms(self) -> list[ChosenAddressForm]:
        return [form for form in (self.delivery, self.billing) if form is not None]


def _delivery_values(answers: CheckoutSession, *, book: Collection[UserAddress]) -> dict[str, Any]:
    """What stands there before anything is typed: the last answer, else the address that is offered first."""
    first = next((str(saved.pk) for saved in book), ANOTHER)
    return {**_values(answers.address, book=book, else_chosen=first), "bill_here": answers.bill_here}


def _billing_values(answers: CheckoutSession, *, book: Collection[UserAddress]) -> dict[str, Any]:
    """The last answer, else the address that got the invoice the last time."""
    last = next((str(saved.pk) for saved in book if saved.is_default_for_billing), ANOTHER)
    return _values(answers.typed_billing, book=book, else_chosen=last)


def _values(
    answered: PostalAddress | None, *, book: Iterable[UserAddress], else_chosen: str
) -> dict[str, Any]:
    if answered is None:
        return {"saved": else_chosen, "keep": True}
    known = {PostalAddress.from_book(saved): str(saved.pk) for saved in book}
    if answered in known:
        return {"saved": known[answered], "keep": True}
    return {**answered.as_dict(), "saved": ANOTHER, "keep": True}
