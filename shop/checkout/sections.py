"""The checkout's sections, in their order, and which of them is next."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shop.checkout.session import CheckoutSession


class Section(StrEnum):
    CONTACT = "contact"
    ADDRESS = "address"
    DELIVERY = "delivery"
    REVIEW = "review"


_HEADINGS = {
    Section.CONTACT: _("Your e-mail address"),
    Section.ADDRESS: _("Where it goes"),
    Section.DELIVERY: _("How it gets there"),
    Section.REVIEW: _("Check and pay"),
}


def of_basket(*, needs_delivery: bool) -> list[Section]:
    """The sections that there are: nobody asks how something travels that does not."""
    return [section for section in Section if needs_delivery or section is not Section.DELIVERY]


def missing(
    answers: CheckoutSession, *, email: str, option_codes: Container[str], needs_delivery: bool
) -> Section:
    """The first section that is not finished; the review is never finished before the order is placed."""
    if not email:
        return Section.CONTACT
    if (answers.address if needs_delivery else answers.billed_to) is None:
        return Section.ADDRESS
    if needs_delivery and answers.delivery_code not in option_codes:
        return Section.DELIVERY
    return Section.REVIEW


def asked_for(name: str | None, *, among: Iterable[Section]) -> Section | None:
    """The section of this name, if there is one."""
    return next((section for section in among if section.value == name), None)


def is_reachable(section: Section, *, first_missing: Section) -> bool:
    """Tell whether everything before this section is finished."""
    order = list(Section)
    return order.index(section) <= order.index(first_missing)


@dataclass(frozen=True)
class Step:
    """A section as the page shows it: the open one has a form, finished ones are text with a link to change them."""

    section: Section
    number: int
    title: str
    is_open: bool
    is_finished: bool


def steps(*, open_section: Section, first_missing: Section, needs_delivery: bool) -> dict[str, Step]:
    """All sections that there are by their names."""
    among = of_basket(needs_delivery=needs_delivery)
    before = among.index(first_missing)
    return {
        section.value: Step(
            section=section,
            number=index + 1,
            title=_title(section, needs_delivery=needs_delivery),
            is_open=section is open_section,
            is_finished=index < before and section is not open_section,
        )
        for index, section in enumerate(among)
    }


def _title(section: Section, *, needs_delivery: bool) -> str:
    if section is Section.ADDRESS and not needs_delivery:
        return gettext("Where the invoice goes")
    return str(_HEADINGS[section])
