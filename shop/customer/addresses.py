"""A postal address as people type it, and the address book that keeps it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, Self

import phonenumbers
from django.db import transaction
from oscar.apps.address.models import Country, UserAddress

from shop.core import envelopes
from shop.core.locking import lock_rows

if TYPE_CHECKING:
    from shop.users.models import User


@dataclass(frozen=True)
class PostalAddress:
    """Where a parcel goes; nothing is cut, mended or refused that a carrier would accept."""

    name: str
    line1: str
    city: str
    country: str  # two letters
    line2: str = ""
    postcode: str = ""
    state: str = ""
    phone: str = ""

    @classmethod
    def from_mapping(cls, values: dict[str, Any]) -> Self:
        """The address in a form's cleaned values or in a session."""
        return cls(**{field.name: str(values.get(field.name) or "") for field in fields(cls)})

    @classmethod
    def from_book(cls, saved: UserAddress) -> Self:
        return cls(
            name=saved.name,
            line1=saved.line1,
            line2=", ".join(line for line in (saved.line2, saved.line3) if line),
            city=saved.line4,
            postcode=saved.postcode,
            state=saved.state,
            country=saved.country_id,
            phone=str(saved.phone_number or ""),
        )

    def as_dict(self) -> dict[str, str]:
        return asdict(self)

    def as_columns(self) -> dict[str, Any]:
        """The address in the columns of Oscar's tables; the name stays as it was given, in one of them."""
        return {
            "first_name": "",
            "last_name": self.name,
            "line1": self.line1,
            "line2": self.line2,
            "line3": "",
            "line4": self.city,
            "state": self.state,
            "postcode": self.postcode.upper(),
            "country_id": self.country,
            "phone_number": dialable(self.phone, country=self.country),
        }

    def lines(self, *, country_name: str) -> list[str]:
        """The address as it stands on a parcel."""
        return envelopes.lines(
            name=self.name,
            street=(self.line1, self.line2),
            postcode=self.postcode,
            town=self.city,
            state=self.state,
            country_name=country_name,
        )


def dialable(phone: str, *, country: str) -> str:
    """The number in the international form, if it can be understood; else as it was typed."""
    try:
        number = phonenumbers.parse(phone, country)
    except phonenumbers.NumberParseException:
        return phone
    if not phonenumbers.is_valid_number(number):
        return phone
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def countries() -> list[Country]:
    """Where parcels go, as the form lists them."""
    return list(Country.objects.filter(is_shipping_country=True))


def all_countries() -> list[Country]:
    """Where people and companies are: an invoice goes further than a parcel."""
    return list(Country.objects.all())


@transaction.atomic
def keep(user: "User", *, address: PostalAddress, is_default: bool = False) -> UserAddress:
    """Write an address into somebody's book, once however often it is kept; locks their addresses."""
    book = lock_rows(UserAddress.objects.filter(user=user))
    saved = _in_book(book, user=user, address=address)
    saved.phone_number = dialable(address.phone, country=address.country)
    saved.is_default_for_shipping = is_default or saved.is_default_for_shipping or not book
    saved.save()
    return saved


@transaction.atomic
def keep_for_invoices(user: "User", *, address: PostalAddress) -> UserAddress:
    """Write an address into somebody's book, to be offered first for invoices; locks their addresses."""
    book = lock_rows(UserAddress.objects.filter(user=user))
    saved = _in_book(book, user=user, address=address)
    saved.is_default_for_billing = True
    saved.save()
    return saved


def _in_book(book: Iterable[UserAddress], *, user: "User", address: PostalAddress) -> UserAddress:
    """The row of this address, or a new one that is not saved yet."""
    wanted = UserAddress(user=user, **address.as_columns())
    digest = str(wanted.generate_hash())
    return next((known for known in book if known.hash == digest), wanted)


@transaction.atomic
def change(saved: UserAddress, *, address: PostalAddress, is_default: bool) -> UserAddress:
    """Write an address anew; where that makes it the same as another one, the two become one."""
    book = lock_rows(UserAddress.objects.filter(user_id=saved.user_id))
    for column, value in address.as_columns().items():
        setattr(saved, column, value)
    digest = str(saved.generate_hash())
    twins = [known for known in book if known.hash == digest and known.pk != saved.pk]
    UserAddress.objects.filter(pk__in=[twin.pk for twin in twins]).delete()
    saved.is_default_for_shipping = (
        is_default or saved.is_default_for_shipping or any(twin.is_default_for_shipping for twin in twins)
    )
    saved.save()
    return saved


@transaction.atomic
def make_default(saved: UserAddress) -> None:
    """Offer this address first from now on."""
    lock_rows(UserAddress.objects.filter(user_id=saved.user_id))
    saved.is_default_for_shipping = True
    saved.save()


@transaction.atomic
def forget(saved: UserAddress) -> None:
    """Take an address out of the book; orders keep their own copy."""
    saved.delete()
