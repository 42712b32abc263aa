"""What shoppers do at the till, step by step."""

import re

from shop.catalogue.models import Product
from shop.core import outbox
from shop.partner.models import StockRecord
from shop.users.models import User
from tests.journeys.visitor import Visitor

TYPED = {
    "name": "Alice Ng",
    "line1": "Lötgasse 7",
    "postcode": "10115",
    "city": "Berlin",
    "country": "DE",
    "phone": "030 1234567",
}


def a_guest(product: Product, quantity: int = 1) -> Visitor:
    """Somebody with something in the basket."""
    visitor = Visitor()
    visitor.client.post("/basket/add/", {"product": product.pk, "quantity": quantity})
    return visitor


def signed_in(user: User) -> Visitor:
    visitor = Visitor()
    visitor.client.force_login(user)
    return visitor


def to_review(visitor: Visitor, *, email: str = "alice@example.com") -> Visitor:
    visitor.open("/checkout/")
    visitor.send("email", email=email)
    visitor.send("line1", **TYPED)
    return visitor.send("delivery")


def at_the_bank(product: Product) -> Visitor:
    visitor = to_review(a_guest(product)).send("checkout_key")
    assert visitor.path.startswith("/demo-bank/")
    return visitor


def decide(visitor: Visitor, choice: str) -> Visitor:
    visitor.send("choice", choice=choice)
    outbox.deliver()
    return visitor


def the_form(visitor: Visitor) -> str:
    """Which section is open."""
    found = re.findall(r'name="section" value="(\w+)"', visitor.html)
    assert len(found) == 1, visitor.text
    return str(found[0])


def reserved() -> list[int]:
    return list(StockRecord.objects.order_by("pk").values_list("num_allocated", flat=True))
