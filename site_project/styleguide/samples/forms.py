"""What a shopper types into, with what is wrong about it, and the steps of the checkout that ask for it."""

from collections.abc import Iterator
from typing import Any

from oscar.apps.address.models import Country, UserAddress

from shop.basket.exceptions import InsufficientStock
from shop.checkout.address_forms import BillingAddressForm, DeliveryAddressForm
from shop.checkout.forms import ContactForm, DeliveryForm
from shop.checkout.sections import Section, Step
from shop.shipping.selectors import DeliveryNote, DeliveryOption
from site_project.styleguide.exhibits import Exhibit
from site_project.styleguide.samples import frame
from site_project.styleguide.samples.stand_ins import DAY, LONG_PRICE, LONG_SENTENCE, LONG_WORD, euro

GERMANY = Country(
    pk="DE", iso_3166_1_a2="DE", printable_name="Germany", name="Germany", is_shipping_country=True
)


def exhibits() -> Iterator[Exhibit]:
    yield from _fields()
    yield from _delivery()
    yield from _checkout()
    steppers = {
        "one": {"id": "pieces", "name": "pieces", "value": 1, "label": "Quantity"},
        "the most there is": {
            "id": "pieces",
            "name": "pieces",
            "value": 120,
            "label": LONG_WORD,
            "most": 120,
        },
    }
    yield Exhibit("components/quantity_stepper.html", steppers)


def _fields() -> Iterator[Exhibit]:
    empty, wrong = ContactForm(), ContactForm({"email": LONG_WORD})
    kept = _address_form()["keep"]
    states: dict[str, dict[str, Any]] = {
        "empty": {"field": empty["email"]},
        "refused": {"field": wrong["email"]},
        "a box to tick": {"field": kept},
        "a list": {"field": _address_form()["country"]},
    }
    yield Exhibit("components/form_field.html", states)
    yield Exhibit("components/form_fields.html", {"empty": {"form": empty}, "refused": {"form": wrong}})
    nothing = BillingAddressForm(
        {"saved": "new"}, book=[], countries=[GERMANY], is_guest=True, is_meant=True, prefix="billing"
    )
    yield Exhibit(
        "components/error_summary.html",
        {"one": {"form": wrong}, "many": {"form": nothing}, "none": {"form": empty}},
    )
    yield Exhibit(
        "components/radio_list.html",
        {
            "usual": {"field": _delivery_form()["delivery"]},
            "refused": {"field": _delivery_form({})["delivery"]},
        },
    )
    yield Exhibit(
        "components/address_choice.html",
        {"a guest": {"form": _address_form()}, "an address book": {"form": _address_form(_saved())}},
    )


def _delivery() -> Iterator[Exhibit]:
    usual, hard = _options()
    yield Exhibit(
        "components/delivery_option.html", {"usual": {"option": usual}, "long words": {"option": hard}}
    )
    days = {
        "one day": {"earliest": DAY, "latest": DAY},
        "some days": {"earliest": DAY, "latest": DAY.replace(day=5)},
    }
    yield Exhibit("components/delivery_days.html", {**days, "nobody knows": {}})
    note = DeliveryNote("Germany", [usual, hard], can_be_bought=True)
    lost = DeliveryNote(LONG_WORD, [hard], can_be_bought=False)
    yield Exhibit(
        "components/delivery_note.html", {"usual": {"note": note}, "long words, sold out": {"note": lost}}
    )


def _checkout() -> Iterator[Exhibit]:
    now, done = _step(is_open=True), _step(is_open=False)
    yield Exhibit("components/checkout_step_head.html", {"open": {"step": now}, "finished": {"step": done}})
    yield Exhibit("components/terms_note.html", {"with the pages": {"frame": frame.usual_frame()}})
    visit = {"visit": {"email": f"alice@{LONG_WORD.lower()}.example"}}
    yield Exhibit(
        "sections/checkout_contact.html",
        {
            "open": {"step": now, "form": ContactForm(), **visit},
            "refused": {"step": now, "form": ContactForm({"email": "alice"}), **visit},
            "finished": {"step": done, **visit},
        },
    )
    options = {"visit": {"options": _options(), "option": _options()[0]}}
    asked, answered = (_step(is_open=is_open, section=Section.DELIVERY) for is_open in (True, False))
    yield Exhibit(
        "sections/checkout_delivery.html",
        {
            "open": {"step": asked, "form": _delivery_form(), **options},
            "no way": {"step": asked, "form": _delivery_form(options=()), **options},
            "finished": {"step": answered, **options},
        },
    )
    error = InsufficientStock(title=LONG_WORD, requested=3, available=1)
    refused = {"error": error, "changes": [f"{LONG_SENTENCE}."]}
    yield Exhibit("sections/checkout_refused.html", {"sold out meanwhile": refused})


def _step(*, is_open: bool, section: Section = Section.CONTACT) -> Step:
    return Step(
        section=section, number=1, title=section.value.title(), is_open=is_open, is_finished=not is_open
    )


def _options() -> list[DeliveryOption]:
    rest: dict[str, Any] = {"net": euro("4.12"), "tax_code": "", "free_over": euro("60.00")}
    return [
        DeliveryOption(
            "post", "Parcel", euro("4.90"), missing_for_free=euro("11.00"), earliest=DAY, latest=DAY, **rest
        ),
        DeliveryOption(
            "slow", LONG_WORD, LONG_PRICE, missing_for_free=None, earliest=None, latest=None, **rest
        ),
    ]


def _delivery_form(typed: dict[str, Any] | None = None, *, options: Any = None) -> DeliveryForm:
    return DeliveryForm(typed, options=_options() if options is None else options)


def _address_form(*book: UserAddress) -> DeliveryAddressForm:
    return DeliveryAddressForm(book=book, countries=[GERMANY], is_guest=False)


def _saved() -> UserAddress:
    return UserAddress(
        pk=1,
        first_name="Alice",
        last_name=LONG_WORD,
        line1="Sample Street 1",
        line4="Dresden",
        country=GERMANY,
    )
