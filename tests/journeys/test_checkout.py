"""The checkout's pages, from a full basket to a paid order; without JavaScript, CSRF on."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from oscar.apps.address.models import UserAddress

from home.frame import Footer
from home.models import StandardPage
from home.tests.trees import below, make_home
from shop.basket.models import Basket
from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_product
from shop.checkout.tests import till
from shop.customer import addresses
from shop.order.models import Order
from shop.users.models import User
from tests.journeys.shopping import TYPED, a_guest, decide, reserved, signed_in, the_form, to_review

pytestmark = pytest.mark.django_db

SECTIONS = ("contact", "address", "delivery", "review")


@pytest.fixture(autouse=True)
def _open() -> None:
    till.open_till()


@pytest.fixture
def finch() -> Product:
    return make_product("Finch One")


@pytest.fixture
def alice() -> User:
    user: User = User.objects.create_user("alice@example.com", "correct horse battery")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def test_sells_to_a_guest(finch: Product, mailoutbox: Any) -> None:
    visitor = a_guest(finch, 2).open("/checkout/")
    assert the_form(visitor) == "contact"
    assert the_form(visitor.send("email", email="alice@example.com")) == "address"
    assert the_form(visitor.send("line1", **TYPED)) == "delivery"
    assert the_form(visitor.send("delivery")) == "review"
    assert "Order and pay €54.70" in visitor.text
    visitor.send("checkout_key")
    assert visitor.path.startswith("/demo-bank/")
    assert (Order.objects.get().status, reserved()) == ("pending", [2])
    decide(visitor, "pay")
    assert visitor.path == "/checkout/waiting/"
    visitor.open("/checkout/waiting/")
    assert visitor.path == "/checkout/thank-you/"
    order = Order.objects.get()
    assert order.number in visitor.text
    assert "alice@example.com" in visitor.text
    assert (order.status, order.payment_status, str(order.total)) == ("open", "paid", "54.70 EUR")
    assert [mail.to for mail in mailoutbox] == [["alice@example.com"]]
    assert Basket.open.count() == 0


def test_sells_to_a_customer_with_a_saved_address(finch: Product, alice: User) -> None:
    addresses.keep(alice, address=till.BENCH)
    visitor = signed_in(alice)
    visitor.client.post("/basket/add/", {"product": finch.pk, "quantity": 1})
    visitor.open("/checkout/")
    assert the_form(visitor) == "address", "the address to write to is known"
    visitor.send("line1").send("delivery").send("checkout_key")
    decide(visitor, "pay").open("/checkout/waiting/")
    assert visitor.path == "/checkout/thank-you/"
    order = Order.objects.get()
    assert (order.user, order.email) == (alice, "alice@example.com")
    assert order.shipping_address.name == "Alice Ng"
    assert order.number in visitor.open("/account/orders/").text
    visitor.open(f"/account/orders/{order.number}/")
    assert "Being packed" in visitor.text
    assert UserAddress.objects.count() == 1


def test_keeps_a_new_address_only_if_asked_to(finch: Product, alice: User) -> None:
    visitor = signed_in(alice)
    visitor.client.post("/basket/add/", {"product": finch.pk, "quantity": 1})
    visitor.open("/checkout/").send("line1", **TYPED, keep=None)
    assert UserAddress.objects.count() == 0
    visitor.open("/checkout/?section=address").send("line1", **{**TYPED, "city": "Potsdam"}, keep="on")
    assert [address.line4 for address in UserAddress.objects.filter(user=alice)] == ["Potsdam"]


@pytest.mark.parametrize("asked", SECTIONS[1:])
def test_leads_somebody_who_skips_ahead_to_the_missing_section(finch: Product, asked: str) -> None:
    visitor = a_guest(finch).open(f"/checkout/?section={asked}")
    assert (visitor.path, the_form(visitor)) == ("/checkout/", "contact")
    fields = {"section": asked, **TYPED, "delivery": "parcel", "gateway": "demo", "checkout_key": "x"}
    token = visitor.form("email")["csrfmiddlewaretoken"][0]
    answer = visitor.client.post("/checkout/", {**fields, "csrfmiddlewaretoken": token})
    assert (answer.status_code, answer["Location"]) == (303, "/checkout/")
    assert the_form(visitor.open("/checkout/")) == "contact"
    assert Order.objects.count() == 0


@pytest.mark.parametrize("asked", ["", "nonsense", "REVIEW"])
def test_ignores_a_section_that_there_is_not(finch: Product, asked: str) -> None:
    assert the_form(a_guest(finch).open(f"/checkout/?section={asked}")) == "contact"


def test_shows_finished_sections_as_text_with_a_link_to_change_them(finch: Product) -> None:
    visitor = to_review(a_guest(finch))
    assert re.findall(r'href="(/checkout/\?section=\w+)"', visitor.html) == [
        f"/checkout/?section={name}" for name in SECTIONS[:3]
    ]
    for said in ("alice@example.com", "Lötgasse 7", "10115 Berlin", "Germany", "Parcel, €4.90"):
        assert said in visitor.text
    visitor.open("/checkout/?section=contact")
    assert (the_form(visitor), visitor.form("email")["email"]) == ("contact", ["alice@example.com"])
    visitor.send("email", email="bob@example.com")
    assert the_form(visitor) == "review"
    assert "bob@example.com" in visitor.text


def test_asks_for_the_delivery_again_when_it_does_not_go_to_the_new_country(finch: Product) -> None:
    visitor = to_review(a_guest(finch))
    visitor.open("/checkout/?section=address").send("line1", **{**TYPED, "country": "CH", "postcode": "8001"})
    assert "We have no way to send this basket to that address." in visitor.text
    assert "checkout_key" not in visitor.html


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("email", {"email": "alice"}, "This does not look like an e-mail address."),
        ("email", {"email": ""}, "Please enter your e-mail address."),
        ("line1", {**TYPED, "line1": ""}, "Please enter the street and the house number."),
        ("line1", {**TYPED, "name": " "}, "Please enter a name."),
        ("line1", {**TYPED, "postcode": ""}, "Please enter the postcode."),
        ("line1", {**TYPED, "postcode": "1011"}, "A German postcode has five digits, such as 01099."),
        ("line1", {**TYPED, "country": "XX"}, "We cannot send parcels to that country yet."),
        ("line1", {**TYPED, "country": "US", "state": ""}, "Please enter the state"),
        ("line1", {**TYPED, "line2": "x" * 256}, "Please use at most 255 characters here."),
    ],
)
def test_keeps_everything_typed_and_ties_the_sentence_to_the_field(
    finch: Product, field: str, typed: dict[str, str], sentence: str
) -> None:
    visitor = a_guest(finch).open("/checkout/")
    if field == "line1":
        visitor.send("email", email="alice@example.com")
    visitor.send(field, **typed)
    assert sentence in visitor.text
    wrong = re.search(r'<(?:input|select)[^>]+name="(\w+)"[^>]*aria-invalid="true"[^>]*>', visitor.html)
    assert wrong is not None
    described_by = re.search(r'aria-describedby="([^"]+)"', wrong[0])
    assert described_by is not None
    assert all(f'id="{name}"' in visitor.html for name in described_by[1].split())
    assert f'<a href="#id_{wrong[1]}">' in visitor.html, "the summary links to the field"
    kept = {name: values[0] for name, values in visitor.form(field).items()}
    for name, value in typed.items():
        assert value in {"XX", kept.get(name)}, name


@pytest.mark.parametrize(
    "real",
    [
        {"country": "IE", "postcode": "", "city": "Ballymun", "line1": "The Old Forge"},
        {"country": "GB", "postcode": "bfpo 57", "line1": "BFPO"},
        {"country": "DE", "postcode": "D-10115", "line1": "Postfach 1 23"},
        {"country": "DE", "postcode": " 10 115 "},
        {"country": "DE", "postcode": "de 01099"},
        {"name": "X"},
        {"name": "Nguyễn Thị Minh-Khai O’Brien de la Cruz y Álvarez"},
        {"phone": "ask at the bakery"},
    ],
)
def test_refuses_no_real_address(finch: Product, real: dict[str, str]) -> None:
    till.open_till(countries=("DE", "IE", "GB"))
    visitor = a_guest(finch).open("/checkout/").send("email", email="alice@example.com")
    assert the_form(visitor.send("line1", **{**TYPED, **real})) == "delivery"


def test_tells_browsers_what_they_may_fill_in(finch: Product) -> None:
    visitor = a_guest(finch).open("/checkout/")
    assert 'autocomplete="email"' in visitor.html
    visitor.send("email", email="alice@example.com")
    for token in ("name", "address-line1", "address-line2", "postal-code", "address-level2", "country"):
        assert f'autocomplete="shipping {token}"' in visitor.html
    for name in ("name", "line1", "postcode", "city", "country"):
        label, field = f'for="id_{name}"', f'id="id_{name}"'
        assert visitor.html.index(label) < visitor.html.index(field)


@pytest.mark.parametrize(
    "path", ["shipping-address/", "shipping-method/", "payment-method/", "payment-details/", "preview/"]
)
def test_keeps_oscars_own_checkout_out_of_reach(finch: Product, path: str) -> None:
    client = a_guest(finch).client
    assert client.get(f"/checkout/{path}").status_code == 404
    assert client.post(f"/checkout/{path}").status_code in {403, 404}


def test_is_kept_by_nobody_and_needs_nothing_inline(finch: Product) -> None:
    visitor = a_guest(finch).open("/checkout/")
    pages = [
        visitor.answer,
        to_review(visitor).answer,
        visitor.send("checkout_key").open("/checkout/pending/").answer,
    ]
    pages.append(visitor.open("/checkout/waiting/").answer)
    for page in pages:
        assert "no-store" in page["Cache-Control"]
        html = page.content.decode()
        assert not re.search(r"<script(?![^>]*src=)", html)
        assert not re.search(r'<style|\sstyle="|\son\w+="', html)


def test_puts_the_button_last_with_the_total_and_the_terms_beside_it(finch: Product) -> None:
    html = to_review(a_guest(finch)).html
    form = next(form for form in re.findall(r"(?s)<form.*?</form>", html) if "checkout_key" in form)
    button = form.index('<button class="button" type="submit">')
    assert button > form.index("binding order for <strong>€29.80</strong>") > form.index('name="gateway"')
    assert "Our terms apply." in form[:button]
    assert not re.search(r"<(input|select|textarea)", form[button:])


def test_leads_from_the_button_to_the_pages_that_editors_chose(finch: Product) -> None:
    home = make_home()
    terms, sending = (below(home, StandardPage(title=slug, slug=slug)) for slug in ("terms", "sending"))
    privacy = below(home, StandardPage(title="Your data", slug="data"))
    Footer.objects.create(terms_page=terms, delivery_page=sending, privacy_page=privacy)
    html = to_review(a_guest(finch)).html
    before_button = html[: html.index('<button class="button" type="submit">')]
    assert 'Our <a href="/terms/">terms</a> apply.' in before_button
    assert 'You may <a href="/sending/">send back</a> what you do not like' in before_button
    assert 'What we do with your data: <a href="/data/">Your data</a>.' in before_button
