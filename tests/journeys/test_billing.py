"""Where the invoice goes: from the box in the checkout to all that shows the order; without JavaScript, CSRF on."""

import re
from pathlib import Path

import pytest
from oscar.apps.address.models import Country, UserAddress
from pytest_django import Settings

from shop.basket.models import Line
from shop.catalogue.models import Product, ProductClass
from shop.catalogue.tests.shelves import make_product
from shop.checkout.tests import till
from shop.core import outbox
from shop.customer import addresses
from shop.customer.addresses import PostalAddress
from shop.order.models import BillingAddress, Order, ShippingAddress
from shop.users.models import User
from tests.factories.letters import Letterbox
from tests.factories.world import make_alice, make_bob
from tests.journeys.shopping import TYPED, a_guest, decide, signed_in, the_form, to_review
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.django_db

INVOICE = {
    "name": "Volt & Söhne GmbH",
    "line1": "Rechnungsweg 1",
    "line2": "Buchhaltung",
    "postcode": "20095",
    "city": "Hamburg",
    "state": "",
    "country": "DE",
}
ELSEWHERE = {f"billing-{name}": value for name, value in INVOICE.items()}
SHOWN = ("Volt & Söhne GmbH", "Rechnungsweg 1", "Buchhaltung", "Hamburg")
SAME = "The invoice goes to the same address"


@pytest.fixture(autouse=True)
def _open() -> None:
    till.open_till()


@pytest.fixture(autouse=True)
def letterbox(settings: Settings, tmp_path: Path) -> Letterbox:
    return Letterbox(settings, folder=tmp_path / "mail")


@pytest.fixture
def finch() -> Product:
    return make_product("Finch One")


@pytest.fixture
def alice() -> User:
    return make_alice()


def at_the_addresses(product: Product, user: User | None = None) -> Visitor:
    visitor = signed_in(user) if user else Visitor()
    visitor.client.post("/basket/add/", {"product": product.pk, "quantity": 1})
    visitor.open("/checkout/")
    return visitor if user else visitor.send("email", email="alice@example.com")


def bill_elsewhere(visitor: Visitor, **changed: str | None) -> Visitor:
    return visitor.send("line1", **{**TYPED, **ELSEWHERE, "bill_here": None, **changed})


def paid(visitor: Visitor) -> Order:
    decide(visitor.send("checkout_key"), "pay")
    while outbox.deliver().count:
        pass
    visitor.open("/checkout/waiting/")
    assert visitor.path == "/checkout/thank-you/"
    order: Order = Order.objects.latest("pk")
    return order


def lines(address: ShippingAddress | BillingAddress | None) -> list[str]:
    return address.active_address_fields() if address else []


def typed_in(visitor: Visitor) -> dict[str, str]:
    return {name: values[0] for name, values in visitor.form("line1").items()}


def test_sends_the_invoice_where_the_parcel_goes_unless_told_otherwise(
    finch: Product, letterbox: Letterbox
) -> None:
    visitor = to_review(a_guest(finch))
    assert SAME in visitor.text
    order = paid(visitor)
    assert lines(order.billing_address) == lines(order.shipping_address) != []
    [letter] = letterbox.take()
    for said in (visitor.text, letter.text, letter.html, Visitor().open(letter.link).text):
        assert said.count("Lötgasse 7") == 1
        assert SAME in said


def test_sends_it_somewhere_else_and_says_so_wherever_the_order_is_shown(
    finch: Product, letterbox: Letterbox
) -> None:
    visitor = bill_elsewhere(at_the_addresses(finch)).send("delivery")
    assert the_form(visitor) == "review"
    assert all(said in visitor.text for said in (*SHOWN, "Lötgasse 7"))
    assert SAME not in visitor.text

    order = paid(visitor)
    assert lines(order.billing_address) == [*SHOWN[:3], "Hamburg", "20095", "Germany"]
    assert lines(order.shipping_address)[:2] == ["Alice Ng", "Lötgasse 7"]
    [letter] = letterbox.take()
    staff = signed_in(make_bob()).open(f"/dashboard/orders/{order.number}/")
    pages = (visitor.text, letter.text, letter.html, Visitor().open(letter.link).text, staff.text)
    for page in pages:
        assert all(said in page.replace("&amp;", "&") for said in (*SHOWN, "Lötgasse 7"))
        assert SAME not in page


def test_shows_it_in_the_account(finch: Product, alice: User) -> None:
    visitor = bill_elsewhere(at_the_addresses(finch, alice)).send("delivery")
    order = paid(visitor)
    visitor.open(f"/account/orders/{order.number}/")
    assert all(said in visitor.text for said in ("Where the invoice goes", *SHOWN))


def test_can_be_changed_from_the_finished_section_and_back(finch: Product) -> None:
    visitor = bill_elsewhere(at_the_addresses(finch)).send("delivery").follow("Change: Invoice address")
    assert (visitor.path, the_form(visitor)) == ("/checkout/?section=address#invoice", "address")
    assert "bill_here" not in typed_in(visitor)
    assert typed_in(visitor).items() >= ELSEWHERE.items()
    visitor.send("line1", bill_here="on")
    assert the_form(visitor) == "review"
    assert SAME in visitor.text
    visitor.follow("Change: Invoice address")
    assert typed_in(visitor).items() >= {**ELSEWHERE, "bill_here": "on"}.items(), "typed once is enough"
    visitor.send("line1", bill_here=None)
    assert lines(paid(visitor).billing_address)[:2] == list(SHOWN[:2])


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", " ", "Please enter a name."),
        ("line1", "", "Please enter the street and the house number."),
        ("postcode", "", "Please enter the postcode."),
        ("city", "", "Please enter a town."),
        ("country", "XX", "Please choose a country of the list."),
        ("line2", "x" * 256, "Please use at most 255 characters here."),
    ],
)
def test_names_what_is_wrong_with_it_and_loses_nothing_typed(
    finch: Product, field: str, typed: str, sentence: str
) -> None:
    visitor = bill_elsewhere(at_the_addresses(finch), **{f"billing-{field}": typed})
    assert the_form(visitor) == "address"
    summary = re.search(rf'<a href="#id_billing-{field}">([^<]+)</a>', visitor.html)
    assert summary is not None
    assert summary[1].startswith("Invoice address, ")
    assert summary[1].endswith(sentence)
    [wrong] = re.findall(r"<(?:input|select)[^>]+aria-invalid=\"true\"[^>]*>", visitor.html)
    assert f'name="billing-{field}"' in wrong
    assert f'aria-describedby="id_billing-{field}_error"' in wrong
    kept = {**TYPED, **ELSEWHERE, f"billing-{field}": typed}
    assert typed_in(visitor).items() >= {name: value for name, value in kept.items() if value != "XX"}.items()
    visitor.open("/checkout/")
    assert the_form(visitor) == "address", "half of an answer is none"
    assert typed_in(visitor)["line1"] == ""


def test_names_what_is_wrong_with_both_addresses_at_once(finch: Product) -> None:
    visitor = bill_elsewhere(at_the_addresses(finch), line1="", **{"billing-city": ""})
    assert "Please look at 2 things again" in visitor.text
    assert "Street and house number: Please enter the street" in visitor.text
    assert "Invoice address, Town or city: Please enter a town." in visitor.text


def test_minds_nothing_that_is_typed_for_an_invoice_that_goes_to_the_same_address(finch: Product) -> None:
    half = {"billing-name": "Volt", "billing-country": "XX", "bill_here": "on"}
    visitor = at_the_addresses(finch).send("line1", **{**TYPED, **half, "city": ""})
    assert "Please look at one thing again" in visitor.text
    assert (
        typed_in(visitor).items() >= {**TYPED, "city": "", "billing-name": "Volt", "bill_here": "on"}.items()
    )
    order = paid(visitor.send("line1", city="Berlin").send("delivery"))
    assert lines(order.billing_address) == lines(order.shipping_address)


def test_goes_to_countries_that_no_parcel_goes_to(finch: Product) -> None:
    """What delivery costs and which way it goes follow the parcel."""
    Country.objects.create(iso_3166_1_a2="NO", printable_name="Norway", name="Norway")
    visitor = at_the_addresses(finch)
    countries = re.findall(r'(?s)<select name="([\w-]*country)".*?</select>', visitor.html)
    assert countries == ["country", "billing-country"]
    delivery, billing = re.findall(r'(?s)<select name="[\w-]*country".*?</select>', visitor.html)
    assert ("Norway" in delivery, "Norway" in billing) == (False, True)
    bill_elsewhere(visitor, **{"billing-country": "NO"}).send("delivery")
    assert "Order and pay €29.80" in visitor.text
    order = paid(visitor)
    assert (order.billing_address.country_id, order.shipping_address.country_id) == ("NO", "DE")


def test_can_be_an_address_of_the_book(finch: Product, alice: User) -> None:
    addresses.keep(alice, address=till.BENCH)
    office = addresses.keep(alice, address=PostalAddress(**INVOICE))
    visitor = at_the_addresses(finch, alice)
    assert "Send the invoice to" in visitor.text
    assert typed_in(visitor)["billing-saved"] == "new"
    visitor.send("line1", bill_here=None, **{"billing-saved": office.pk}).send("delivery")
    assert all(said in visitor.text for said in SHOWN)
    order = paid(visitor)
    assert (order.shipping_address.line1, order.billing_address.line1) == ("Lötgasse 7", "Rechnungsweg 1")


def test_is_nobody_elses_address(finch: Product, alice: User) -> None:
    addresses.keep(alice, address=till.BENCH)
    mallory = User.objects.create_user("mallory@example.com", "pw")
    addresses.keep(mallory, address=till.BENCH)
    strange = UserAddress.objects.get(user=alice)
    visitor = at_the_addresses(finch, mallory)
    visitor.send("line1", bill_here=None, **{"billing-saved": strange.pk})
    assert the_form(visitor) == "address"
    assert "Please choose one of these addresses." in visitor.text


def test_is_offered_first_for_the_next_invoice_and_not_for_the_next_parcel(
    finch: Product, alice: User
) -> None:
    home = addresses.keep(alice, address=till.BENCH)
    visitor = at_the_addresses(finch, alice)
    visitor.send("line1", bill_here=None, **ELSEWHERE, **{"billing-saved": "new", "billing-keep": "on"})
    office = UserAddress.objects.get(user=alice, line1="Rechnungsweg 1")
    visitor = at_the_addresses(finch, alice)
    fields = typed_in(visitor)
    assert (fields["saved"], fields["billing-saved"]) == (str(home.pk), str(office.pk))
    assert fields["bill_here"] == "on"


def test_is_not_kept_in_the_book_unless_that_is_wanted(finch: Product, alice: User) -> None:
    bill_elsewhere(at_the_addresses(finch, alice), keep=None, **{"billing-keep": None})
    assert UserAddress.objects.count() == 0


def test_is_still_there_for_the_next_purchase(finch: Product) -> None:
    visitor = bill_elsewhere(at_the_addresses(finch)).send("delivery")
    paid(visitor)
    visitor.client.post("/basket/add/", {"product": finch.pk, "quantity": 1})
    visitor.open("/checkout/").send("delivery")
    assert the_form(visitor) == "review"
    assert lines(paid(visitor).billing_address)[:2] == list(SHOWN[:2])


def test_tells_browsers_what_they_may_fill_in(finch: Product) -> None:
    visitor = at_the_addresses(finch)
    for token in ("name", "address-line1", "address-line2", "postal-code", "address-level2", "country"):
        assert f'autocomplete="billing {token}"' in visitor.html
    assert 'name="billing-phone"' not in visitor.html
    labels, fields = visitor.html.index('for="id_bill_here"'), visitor.html.index('name="billing-name"')
    assert labels < fields
    assert visitor.html.count("<legend>") == 1


@pytest.fixture
def file() -> Product:
    """Something of which there is nothing to send."""
    product = make_product("Finch, the plans")
    product.product_class = ProductClass.objects.create(name="Files", requires_shipping=False)
    product.save()
    return product


def test_is_all_that_is_asked_for_where_nothing_is_sent(file: Product, letterbox: Letterbox) -> None:
    visitor = at_the_addresses(file)
    assert "We need an address for the invoice only." in visitor.text
    assert 'name="line1"' not in visitor.html
    visitor.send("billing-line1", **{**ELSEWHERE, "billing-city": ""})
    assert "Invoice address, Town or city: Please enter a town." in visitor.text
    visitor.send("billing-line1", **ELSEWHERE)
    assert the_form(visitor) == "review"
    assert "Order and pay €24.90" in visitor.text
    assert "How it gets there" not in visitor.text
    assert visitor.open("/checkout/?section=delivery").path == "/checkout/?section=delivery"
    assert the_form(visitor) == "review", "there is no such section"

    order = paid(visitor)
    assert (order.shipping_address, order.shipping_method, str(order.total)) == (None, "", "24.90 EUR")
    assert lines(order.billing_address)[:2] == list(SHOWN[:2])
    [letter] = letterbox.take()
    staff = signed_in(make_bob()).open(f"/dashboard/orders/{order.number}/")
    for page in (visitor.text, letter.text, Visitor().open(letter.link).text, staff.text):
        assert all(said in page for said in SHOWN)


def test_asks_for_the_rest_when_something_is_to_be_sent_after_all(file: Product, finch: Product) -> None:
    visitor = at_the_addresses(file).send("billing-line1", **ELSEWHERE)
    visitor.client.post("/basket/add/", {"product": finch.pk, "quantity": 1})
    assert the_form(visitor.open("/checkout/")) == "address"
    visitor.send("line1", **TYPED).send("delivery")
    order = paid(visitor)
    assert (order.shipping_address.line1, order.billing_address.line1) == ("Lötgasse 7", "Rechnungsweg 1")


def test_asks_nothing_twice_when_nothing_is_to_be_sent_any_more(file: Product, finch: Product) -> None:
    visitor = to_review(a_guest(finch))
    visitor.client.post("/basket/add/", {"product": file.pk, "quantity": 1})
    Line.objects.filter(product=finch).delete()
    assert the_form(visitor.open("/checkout/")) == "review"
    assert "Order and pay €24.90" in visitor.text
    order = paid(visitor)
    assert order.shipping_address is None
    assert lines(order.billing_address)[:2] == ["Alice Ng", "Lötgasse 7"]
