"""Choosing a variant on the page of a product, with scripts."""

import pytest
from playwright.sync_api import Page, expect

from shop.catalogue.models import Category, Product
from shop.catalogue.tests.shelves import make_product, make_variant, on_shelf, picture
from tests.browser.conftest import Complaints

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def wire() -> Product:
    """Wire in four colours; the last one has a picture of its own."""
    product = make_product("Wire", structure=Product.PARENT, category=Category.add_root(name="Wire"))
    picture(product, caption="All of them")
    for number, colour in enumerate(("Black", "Copper", "Green")):
        make_variant(product, price=f"{number + 4}.90", in_stock=2 + number, colour=colour)
    picture(make_variant(product, price="9.90", in_stock=9, colour="White"), caption="The white one")
    on_shelf()
    return product


@pytest.fixture
def questions(scripted_page: Page) -> list[str]:
    """The addresses that the page has asked for."""
    asked: list[str] = []
    scripted_page.on("request", lambda request: asked.append(request.url))
    return asked


def sku(product: Product, *, number: int) -> str:
    return f"sku-{product.children.order_by('pk')[number].pk}"


def test_shows_what_is_chosen_and_keeps_it_in_the_address(
    scripted_page: Page, wire: Product, complaints: Complaints
) -> None:
    page = scripted_page
    complaints.watch(page)
    page.goto("/shop/")
    page.get_by_role("link", name="Wire", exact=True).last.click()
    page.wait_for_url("**/products/wire/")
    page.get_by_role("radio", name="White").check()
    expect(page.locator("#product-offer .price")).to_have_text("€9.90")
    expect(page.locator("variant-choice [role=status]")).to_have_text("White: €9.90, In stock")
    expect(page.locator(".gallery figcaption").first).to_have_text("The white one")
    assert page.url.endswith(f"/products/wire/?variant={sku(wire, number=3)}")
    assert page.evaluate("document.activeElement.value") == str(wire.children.order_by("pk")[3].pk)
    page.reload()
    expect(page.get_by_role("radio", name="White")).to_be_checked()
    expect(page.locator("#product-offer .price")).to_have_text("€9.90")
    page.go_back()
    page.wait_for_url("**/shop/")
    assert (complaints.console, complaints.strangers) == ([], [])


def test_asks_once_for_a_run_of_keys_and_believes_the_last_answer(
    scripted_page: Page, wire: Product, questions: list[str]
) -> None:
    page = scripted_page
    page.goto("/products/wire/")
    page.get_by_role("radio", name="Black").focus()
    for _step in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#product-offer .price")).to_have_text("€9.90")
    named = [address.partition("?variant=")[2] for address in questions if "?variant=" in address]
    assert named == [sku(wire, number=3)]
    page.get_by_role("radio", name="Copper").check()
    page.wait_for_timeout(300)
    page.get_by_role("radio", name="Green").check()
    expect(page.locator("variant-choice [role=status]")).to_have_text("Green: €6.90, Only 4 left")
    assert page.url.endswith(sku(wire, number=2))


def test_says_when_the_answer_does_not_come(scripted_page: Page, wire: Product) -> None:
    page = scripted_page
    page.goto("/products/wire/")
    page.context.set_offline(True)
    page.get_by_role("radio", name="Green").check()
    anew = page.locator("variant-choice").get_by_role("link", name="Load it anew")
    expect(anew).to_have_attribute("href", f"/products/wire/?variant={sku(wire, number=2)}")
    page.context.set_offline(False)
    anew.click()
    expect(page.locator("#product-offer .price")).to_have_text("€6.90")
    expect(page.get_by_role("radio", name="Green")).to_be_checked()
