"""A small shop that can be bought in, and the people in it: quicker than the whole demo."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress

from home.tests.trees import make_home
from shop.catalogue.models import Category, Product
from shop.catalogue.tests.shelves import make_product, make_variant, on_shelf
from shop.checkout.tests import till
from shop.partner.models import StockRecord
from shop.users import roles
from shop.users.models import User
from shop.users.roles import Role

PASSWORD = "a soldering iron is not a toy"


@dataclass(frozen=True)
class World:
    """A home page, one category, two products, and a parcel service to Germany for 4.90 €."""

    boards: Category
    finch: Product  # 24.90 €, five in stock
    wren: Product  # in copper, two in stock, or in ink, none
    copper: Product


def make_world() -> World:
    make_home()
    till.open_till()
    boards = Category.add_root(name="Boards")
    finch = make_product("Finch One", category=boards)
    wren = make_product("Wren", category=boards, structure=Product.PARENT)
    copper = make_variant(wren, price="12.00", in_stock=2, colour="Copper")
    make_variant(wren, price="12.00", in_stock=0, colour="Ink")
    on_shelf()
    return World(boards=boards, finch=finch, wren=wren, copper=copper)


def make_alice() -> User:
    """A customer whose address is confirmed."""
    alice: User = User.objects.create_user("alice@example.com", PASSWORD)
    EmailAddress.objects.create(user=alice, email=alice.email, verified=True, primary=True)
    return alice


def make_bob() -> User:
    """Somebody who packs parcels."""
    bob: User = User.objects.create_user("bob@example.com", PASSWORD)
    roles.assign(bob, Role.ORDER_STAFF)
    return bob


def shelf(product: Product) -> tuple[int | None, int]:
    """How many of a product are in stock, and how many of them are promised."""
    held: tuple[int | None, int] = StockRecord.objects.values_list("num_in_stock", "num_allocated").get(
        product=product
    )
    return held
