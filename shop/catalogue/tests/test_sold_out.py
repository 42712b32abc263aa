"""What the page of a product offers about what is sold out, the same to everybody."""

import re

import pytest
from django.test import Client

from shop.catalogue import selectors
from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_product, make_variant

pytestmark = pytest.mark.django_db


def forms(client: Client, path: str) -> dict[str, str]:
    """The forms of a page by where they lead."""
    html = client.get(path).content.decode()
    assert "csrfmiddlewaretoken" not in html
    return dict(re.findall(r'<form[^>]*action="([^"]+)"[^>]*>(.*?)</form>', html.split("<main")[1], re.S))


def awaited(slug: str) -> list[str]:
    page = selectors.product_page(slug)
    assert page is not None
    return [name for _id, name in page.awaited]


def test_has_no_form_to_wait_for_what_is_here(client: Client) -> None:
    make_product()
    assert awaited("finch-one") == []
    found = forms(client, "/products/finch-one/")
    assert list(found) == ["/basket/add/"]
    assert 'formaction="/wishlists/add/"' in found["/basket/add/"]
    first = re.search(r"<button[^>]*>", found["/basket/add/"])
    assert first is not None
    assert "formaction" not in first[0], "the Enter key fills the basket"


def test_waits_for_a_product_of_its_own(client: Client) -> None:
    product = make_product()
    product.stockrecords.all().delete()
    found = forms(client, "/products/finch-one/")
    form = found["/account/alerts/create/finch-one/"]
    assert f'<input type="hidden" name="product" value="{product.pk}">' in form
    assert re.search(r'<input type="email"[^>]* name="email"', form)
    assert '<label for="alert-email">' in form
    assert f'value="{product.pk}"' in found["/wishlists/add/"]
    assert "formaction" not in found["/basket/add/"]


def test_waits_for_the_one_variant_that_is_sold_out(client: Client) -> None:
    wire = make_product("Wire", structure=Product.PARENT)
    black = make_variant(wire, in_stock=0, colour="Black")
    make_variant(wire, colour="Copper")
    assert awaited("wire") == ["Black"]
    found = forms(client, "/products/wire/")
    assert "Tell me when “Black” is back" in found["/account/alerts/create/wire/"]
    assert f'value="{black.pk}"' in found["/account/alerts/create/wire/"]
    assert list(found) == ["/basket/add/", "/account/alerts/create/wire/"]


def test_waits_for_any_or_one_of_several(client: Client) -> None:
    wire = make_product("Wire", structure=Product.PARENT)
    variants = [make_variant(wire, in_stock=0, colour=colour) for colour in ("Black", "Copper")]
    assert awaited("wire") == ["Any of them", "Black", "Copper"]
    form = forms(client, "/products/wire/")["/account/alerts/create/wire/"]
    values = re.findall(r'<option value="(\d+)">', form)
    assert values == [str(product.pk) for product in (wire, *variants)]
    make_variant(wire, colour="Green")
    assert awaited("wire") == ["Black", "Copper"]


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [("{pk}", True), ("", False), ("abc", False), ("-1", False), ("9" * 19, False), ("١", False)],
)
def test_reads_the_number_of_a_product(typed: str, is_found: bool) -> None:
    product = make_product()
    assert (selectors.public_product(typed.format(pk=product.pk)) == product) is is_found
