"""What somebody does to see a page that takes more than its address, through the forms that stand in the shop."""

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from shop.catalogue.models import Product
from shop.customer.models import ProductAlert
from shop.order import links
from shop.order.models import Order
from shop.users.models import User
from site_project.demo import people, purchases
from tests.journeys.shopping import TYPED, a_guest, at_the_bank, decide, to_review
from tests.journeys.visitor import Visitor

PLENTIFUL = "breeze"
SOLD_OUT = "loaf"
PICTURELESS = "hot-side"  # `demo_site` takes its picture down
BOB = "bob@example.com"


def customer() -> User:
    user: User = User.objects.get(email=purchases.EMAIL)
    return user


def admin() -> User:
    user: User = User.objects.get(email="admin@copperline.example")
    return user


USERS = {"customer": customer, "admin": admin}


def product(slug: str) -> Product:
    found: Product = Product.objects.exclude(structure=Product.CHILD).get(slug=slug)
    return found


def please_confirm(_visitor: Visitor) -> Visitor:
    """The answer to a browser that does not say where its form came from."""
    visitor = Visitor(Client())
    return visitor.post("/basket/add/", {"product": product(PLENTIFUL).pk, "quantity": 1})


def filled_basket(_visitor: Visitor) -> Visitor:
    return a_guest(product(PLENTIFUL), quantity=2).open("/basket/")


def contact(visitor: Visitor) -> Visitor:
    return filled_basket(visitor).open("/checkout/")


def address_section(visitor: Visitor) -> Visitor:
    return contact(visitor).send("email", email="alice@example.com")


def refused_address(visitor: Visitor) -> Visitor:
    return address_section(visitor).send("line1", **{**TYPED, "name": "", "postcode": "1"})


def delivery(visitor: Visitor) -> Visitor:
    return address_section(visitor).send("line1", **TYPED)


def review(visitor: Visitor) -> Visitor:
    return to_review(filled_basket(visitor))


def bank(_visitor: Visitor) -> Visitor:
    return at_the_bank(product(PLENTIFUL))


def pending(visitor: Visitor) -> Visitor:
    return bank(visitor).open("/checkout/pending/")


def thank_you(visitor: Visitor) -> Visitor:
    return decide(bank(visitor), "pay").open("/checkout/thank-you/")


def guest_order(visitor: Visitor) -> Visitor:
    return visitor.open(links.path(_orders()[1]))


def alert_to_confirm(visitor: Visitor) -> Visitor:
    if not ProductAlert.objects.filter(email=BOB).exists():
        visitor.client.post(_alert_form(), {"product": product(SOLD_OUT).pk, "email": BOB})
    return visitor.open(ProductAlert.objects.get(email=BOB).get_confirm_url())


def refused_sign_in(visitor: Visitor) -> Visitor:
    return visitor.open("/account/login/").send("password", login="nobody@example.com", password="wrong")


def refused_sign_up(visitor: Visitor) -> Visitor:
    return visitor.open("/account/signup/").send("password1", email="not an address", password1="1")


def confirm_address(visitor: Visitor) -> Visitor:
    address = EmailAddress.objects.get(email=purchases.EMAIL)
    key = EmailConfirmationHMAC(address).key
    visitor.path = reverse("account_confirm_email", args=[key])
    return visitor


def new_password(visitor: Visitor) -> Visitor:
    user = customer()
    key = default_token_generator.make_token(user)
    return visitor.open(
        reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
    )


def own_order(visitor: Visitor) -> Visitor:
    return visitor.open(reverse("customer:order", args=[_orders()[0].number]))


def own_address(visitor: Visitor) -> Visitor:
    return visitor.open(reverse("customer:address-detail", args=[customer().addresses.all()[0].pk]))


def address_to_delete(visitor: Visitor) -> Visitor:
    return visitor.open(reverse("customer:address-delete", args=[customer().addresses.all()[0].pk]))


def devices(_visitor: Visitor) -> Visitor:
    """Signed in through the form: only that is remembered as a device."""
    visitor = (
        Visitor().open("/account/login/").send("password", login=purchases.EMAIL, password=people.PASSWORD)
    )
    return visitor.open("/account/sessions/")


def alerts(visitor: Visitor) -> Visitor:
    visitor.client.post(_alert_form(), {"product": product(SOLD_OUT).pk})
    return visitor.open("/account/alerts/")


def wish_list(visitor: Visitor) -> Visitor:
    for slug in (PLENTIFUL, SOLD_OUT):
        visitor.client.post("/wishlists/add/", {"product": product(slug).pk})
    return visitor.open(customer().wishlists.all()[0].get_absolute_url())


def order_of_staff(visitor: Visitor) -> Visitor:
    visitor.path = reverse("dashboard:order-detail", args=[_orders()[0].number])
    return visitor


def product_of_staff(visitor: Visitor) -> Visitor:
    visitor.path = reverse("dashboard:catalogue-product", args=[product("fern-one").pk])
    return visitor


def stock_of_staff(visitor: Visitor) -> Visitor:
    visitor.path = reverse("dashboard:catalogue-product-stock", args=[product(PLENTIFUL).pk])
    return visitor


def pages_of_staff(visitor: Visitor) -> Visitor:
    visitor.path = reverse("wagtailadmin_explore", args=[_post().get_parent().pk])
    return visitor


def page_of_staff(visitor: Visitor) -> Visitor:
    visitor.path = reverse("wagtailadmin_pages:edit", args=[_post().pk])
    return visitor


def _post() -> Page:
    found: Page = Page.objects.get(slug="first-solder-joint")
    return found


def _orders() -> list[Order]:
    """Two of them."""
    return list(Order.objects.filter(user=customer()).order_by("pk")[:2])


def _alert_form() -> str:
    return reverse("customer:alert-create", args=[SOLD_OUT])
