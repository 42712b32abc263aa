import pytest
from oscar.apps.address.models import UserAddress

from shop.customer import addresses
from shop.customer.addresses import PostalAddress
from shop.users.models import User

pytestmark = pytest.mark.django_db

BENCH = PostalAddress(
    name="Alice Ng", line1="Lötgasse 7", city="Berlin", postcode="10115", country="DE", phone="030 1234567"
)


@pytest.fixture
def alice() -> User:
    return User.objects.create_user("alice@example.com", "pw")


def test_gives_back_what_was_put_in(alice):
    saved = addresses.keep(alice, address=BENCH)
    saved.refresh_from_db()
    assert PostalAddress.from_book(saved) == PostalAddress(**{**BENCH.as_dict(), "phone": "+49301234567"})


def test_keeps_an_address_once_however_often_it_is_kept(alice):
    first, second = (addresses.keep(alice, address=BENCH) for _time in range(2))
    assert first.pk == second.pk
    assert UserAddress.objects.count() == 1


def test_offers_the_first_address_first_until_another_is_chosen(alice):
    first = addresses.keep(alice, address=BENCH)
    other = addresses.keep(alice, address=PostalAddress(**{**BENCH.as_dict(), "city": "Potsdam"}))
    assert (first.is_default_for_shipping, other.is_default_for_shipping) == (True, False)
    addresses.make_default(other)
    first.refresh_from_db()
    assert (first.is_default_for_shipping, other.is_default_for_shipping) == (False, True)


def test_offers_an_address_for_invoices_without_sending_parcels_there(alice):
    home = addresses.keep(alice, address=BENCH)
    office = PostalAddress(**{**BENCH.as_dict(), "line1": "Rechnungsweg 1", "phone": ""})
    first, again = (addresses.keep_for_invoices(alice, address=office) for _time in range(2))
    assert first.pk == again.pk
    assert (first.is_default_for_shipping, first.is_default_for_billing) == (False, True)
    kept = addresses.keep_for_invoices(alice, address=PostalAddress(**{**BENCH.as_dict(), "phone": ""}))
    assert (kept.pk, str(kept.phone_number)) == (home.pk, "+49301234567"), "an invoice needs no phone"
    first.refresh_from_db()
    assert (first.is_default_for_billing, kept.is_default_for_shipping) == (False, True)


def test_makes_one_of_two_addresses_that_become_the_same(alice):
    first = addresses.keep(alice, address=BENCH)
    other = addresses.keep(alice, address=PostalAddress(**{**BENCH.as_dict(), "city": "Potsdam"}))
    addresses.change(other, address=BENCH, is_default=False)
    assert list(UserAddress.objects.values_list("pk", "is_default_for_shipping")) == [(other.pk, True)]
    assert not UserAddress.objects.filter(pk=first.pk).exists()


@pytest.mark.parametrize(
    ("typed", "country", "kept"),
    [
        ("030 1234567", "DE", "+49301234567"),
        ("+44 20 7946 0958", "DE", "+442079460958"),
        ("ask at the bakery", "DE", "ask at the bakery"),
        ("123", "DE", "123"),
        ("", "DE", ""),
    ],
)
def test_makes_a_number_dialable_if_it_can_and_keeps_it_otherwise(typed, country, kept):
    assert addresses.dialable(typed, country=country) == kept


def test_writes_an_address_as_it_stands_on_a_parcel():
    assert BENCH.lines(country_name="Germany") == ["Alice Ng", "Lötgasse 7", "10115 Berlin", "Germany"]
