"""The checkout's sections, in their order, and which of them is next."""

from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from shop.checkout.session import CheckoutSession


class Section(StrEnum):
    CONTACT = "contact"
    ADDRESS = "address"
    DELIVERY = "delivery"
    REVIEW = "review"

    @property
    def heading(self) -> str:
        return str(_HEADINGS[self])


_HEADINGS = {
    Section.CONTACT: _("Your e-mail address"),
    Section.ADDRESS: _("Where it goes"),
    Section.DELIVERY: _("How it gets there"),
    Section.REVIEW: _("Check and pay"),
}
_ORDER = list(Section)


def missing(answers: CheckoutSession, *, email: str, option_codes: Container[str]) -> Section:
    """The first section that is not finished; the review is never finished before the order is placed."""
    if not email:
        return Section.CONTACT
    if answers.address is None:
        return Section.ADDRESS
    if answers.delivery_code not in option_codes:
        return Section.DELIVERY
    return Section.REVIEW


def asked_for(name: str | None) -> Section | None:
    """The section of this name, if there is one."""
    return Section(name) if name in _ORDER else None


def is_reachable(section: Section, *, first_missing: Section) -> bool:
    """Tell whether everything before this section is finished."""
    return _ORDER.index(section) <= _ORDER.index(first_missing)


@dataclass(frozen=True)
class Step:
    """A section as the page shows it: the open one has a form, finished ones are text with a link to change them."""

    section: Section
    number: int
    is_open: bool
    is_finished: bool

    @property
    def title(self) -> str:
        return self.section.heading


def steps(*, open_section: Section, first_missing: Section) -> dict[str, Step]:
    """All sections by their names."""
    before = _ORDER.index(first_missing)
    return {
        section.value: Step(
            section=section,
            number=index + 1,
            is_open=section is open_section,
            is_finished=index < before and section is not open_section,
        )
        for index, section in enumerate(_ORDER)
    }
