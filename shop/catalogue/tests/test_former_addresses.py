"""Where an address leads that something had before."""

import pytest
from django.test import Client

from home.models import CategoryLandingPage
from home.tests.trees import below, make_home
from shop.catalogue.former_addresses import CategoryAddress, ProductAddress
from shop.catalogue.models import Category, Product
from shop.catalogue.reviews.models import ProductReview, Vote
from shop.catalogue.tests.shelves import make_product, make_variant
from shop.core import clock
from shop.users.models import User

pytestmark = pytest.mark.django_db


def rename(category: Category, slug: str) -> None:
    """As somebody does who has just loaded it."""
    loaded = Category.objects.get(pk=category.pk)
    loaded.slug = slug
    loaded.save()


def reslug(product: Product, slug: str) -> None:
    loaded = Product.objects.get(pk=product.pk)
    loaded.slug = slug
    loaded.save()


def leads(client: Client, path: str) -> str:
    """Where an address leads at once; there must be something there that leads no further."""
    answer = client.get(path)
    assert answer.status_code == 301, path
    assert client.get(answer["Location"]).status_code == 200
    return answer["Location"]


def reviewed(product: Product) -> ProductReview:
    review: ProductReview = ProductReview.objects.create(
        product=product,
        user=User.objects.create_user("bob@example.com", "correct horse battery"),
        score=3,
        title="It blinks",
        body="A lot.",
        status=ProductReview.APPROVED,
    )
    return review


def kept() -> dict[str, str]:
    return dict(CategoryAddress.objects.values_list("full_slug", "category__full_slug"))


def test_leads_from_a_former_name_to_the_present_one_with_what_was_asked(client: Client) -> None:
    rename(Category.add_root(name="Boards"), "circuit-boards")
    assert leads(client, "/shop/boards/") == "/shop/circuit-boards/"
    asked = "/shop/boards/?brand=a&brand=b&sort=name&q=%C3%BC"
    assert leads(client, asked) == "/shop/circuit-boards/?brand=a&brand=b&sort=name&q=%C3%BC"


def test_is_asked_for_each_time_because_names_come_back(client: Client) -> None:
    rename(Category.add_root(name="Boards"), "circuit-boards")
    assert client.get("/shop/boards/")["Cache-Control"] == "no-cache"


def test_takes_what_lies_below_along(client: Client) -> None:
    boards = Category.add_root(name="Boards")
    boards.add_child(name="Starter").add_child(name="Tiny")
    rename(boards, "circuits")
    assert leads(client, "/shop/boards/starter/") == "/shop/circuits/starter/"
    assert leads(client, "/shop/boards/starter/tiny/") == "/shop/circuits/starter/tiny/"


def test_leads_straight_on_after_many_renames(client: Client) -> None:
    boards = Category.add_root(name="Boards")
    boards.add_child(name="Starter")
    for slug in ("one", "two", "three"):
        rename(boards, slug)
    for former in ("boards", "one", "two"):
        assert leads(client, f"/shop/{former}/") == "/shop/three/"
        assert leads(client, f"/shop/{former}/starter/") == "/shop/three/starter/"


def test_is_itself_again_after_going_there_and_back(client: Client) -> None:
    boards = Category.add_root(name="Boards")
    rename(boards, "circuits")
    rename(boards, "boards")
    assert client.get("/shop/boards/").status_code == 200
    assert leads(client, "/shop/circuits/") == "/shop/boards/"
    assert kept() == {"circuits": "boards"}


def test_knows_two_that_have_changed_places(client: Client) -> None:
    first, second = Category.add_root(name="First"), Category.add_root(name="Second")
    first.add_child(name="Below")
    rename(first, "meanwhile")
    rename(second, "first")
    rename(first, "second")
    assert Category.objects.get(full_slug="first").pk == second.pk
    assert client.get("/shop/first/").status_code == client.get("/shop/second/").status_code == 200
    assert leads(client, "/shop/first/below/") == "/shop/second/below/"
    assert leads(client, "/shop/meanwhile/") == "/shop/second/"
    assert kept() == {
        "meanwhile": "second",
        "first/below": "second/below",
        "meanwhile/below": "second/below",
    }


def test_lets_a_new_category_have_an_address_that_was_left(client: Client) -> None:
    rename(Category.add_root(name="Boards"), "circuits")
    new = Category.add_root(name="Boards")
    assert new.full_slug == "boards"
    assert client.get("/shop/boards/").status_code == 200
    assert kept() == {}


def test_leads_to_whoever_left_last(client: Client) -> None:
    first = Category.add_root(name="Boards")
    rename(first, "circuits")
    rename(Category.add_root(name="Boards"), "planks")
    assert leads(client, "/shop/boards/") == "/shop/planks/"


def test_follows_a_move_in_the_tree(client: Client) -> None:
    synths = Category.add_root(name="Audio").add_child(name="Synths")
    synths.add_child(name="Modular")
    tools = Category.add_root(name="Tools")
    Category.objects.get(pk=synths.pk).move(Category.objects.get(pk=tools.pk), pos="first-child")
    assert leads(client, "/shop/audio/synths/modular/") == "/shop/tools/synths/modular/"


@pytest.mark.parametrize("change", ["is_public", "archived_at"])
@pytest.mark.parametrize("above", [False, True])
def test_leads_nowhere_while_the_category_is_hidden(client: Client, change: str, above: bool) -> None:
    shop = Category.add_root(name="All")
    boards = shop.add_child(name="Boards")
    rename(boards, "circuits")
    hidden = Category.objects.get(pk=shop.pk if above else boards.pk)
    setattr(hidden, change, False if change == "is_public" else clock.now())
    hidden.save()
    assert client.get("/shop/all/boards/").status_code == 404


def test_forgets_the_addresses_of_what_is_deleted(client: Client) -> None:
    boards = Category.add_root(name="Boards")
    rename(boards, "circuits")
    Category.objects.get(pk=boards.pk).delete()
    assert client.get("/shop/boards/").status_code == 404
    assert kept() == {}


def test_leads_to_the_landing_page_of_the_category(client: Client) -> None:
    boards = Category.add_root(name="Boards")
    below(make_home(), CategoryLandingPage(title="Boards for all", slug="for-all", category=boards))
    rename(boards, "circuits")
    assert leads(client, "/shop/boards/") == "/shop/circuits/"
    assert "<h1>Boards for all</h1>" in client.get("/shop/circuits/").content.decode()


@pytest.mark.parametrize("path", ["/shop/boards%00/", f"/shop/{'x' * 3000}/", "/shop/%F0%9F%A6%89/"])
def test_has_nothing_at_a_hostile_address(client: Client, path: str) -> None:
    rename(Category.add_root(name="Boards"), "circuits")
    assert client.get(path).status_code in {400, 404}


def test_keeps_nothing_where_only_the_text_is_changed(django_assert_num_queries) -> None:
    boards = Category.objects.get(pk=Category.add_root(name="Boards").pk)
    boards.description = "All of them"
    boards.save()
    assert kept() == {}


def test_leads_from_the_former_slug_of_a_product_to_its_page(client: Client) -> None:
    finch = make_product("Finch One")
    reslug(finch, "finch-two")
    reslug(finch, "finch-three")
    assert leads(client, "/products/finch-one/?variant=sku-1") == "/products/finch-three/?variant=sku-1"
    assert leads(client, "/products/finch-two/") == "/products/finch-three/"


@pytest.fixture
def renamed() -> Product:
    """Finch Three, which has had two other names before."""
    finch = make_product("Finch One")
    reslug(finch, "finch-two")
    reslug(finch, "finch-three")
    return finch


@pytest.mark.parametrize("former", ["finch-one", "finch-two"])
def test_leads_from_the_former_addresses_of_its_reviews(
    client: Client, renamed: Product, former: str
) -> None:
    reviews = f"/products/{former}/reviews/"
    assert leads(client, f"{reviews}?sort=best&page=1") == "/products/finch-three/reviews/?sort=best&page=1"
    assert client.get(reviews)["Cache-Control"] == "no-cache"
    client.force_login(User.objects.create_user("alice@example.com", "correct horse battery"))
    assert leads(client, f"{reviews}add/") == "/products/finch-three/reviews/add/"


def test_leads_on_before_anybody_has_to_sign_in(client: Client, renamed: Product) -> None:
    answer = client.get("/products/finch-one/reviews/add/")
    assert (answer.status_code, answer["Location"]) == (301, "/products/finch-three/reviews/add/")


def test_leads_from_the_former_addresses_of_one_review(client: Client, renamed: Product) -> None:
    review = reviewed(renamed)
    for former in (f"finch-one/reviews/{review.pk}/", f"finch-one_{renamed.pk}/reviews/{review.pk}/"):
        answer = client.get(f"/products/{former}")
        assert (answer.status_code, answer["Location"]) == (
            301,
            f"/products/{former.replace('finch-one', 'finch-three')}",
        )
        place = f"/products/finch-three/reviews/#review-{review.pk}"
        assert client.get(answer["Location"])["Location"] == place


def test_takes_what_is_sent_to_a_former_address(client: Client, renamed: Product) -> None:
    review = reviewed(renamed)
    client.force_login(User.objects.create_user("alice@example.com", "correct horse battery"))
    typed = {"score": "2", "title": "Too loud", "body": "The neighbours had opinions."}
    answer = client.post("/products/finch-one/reviews/add/", typed)
    assert (answer.status_code, answer["Location"]) == (303, "/products/finch-three/")
    assert ProductReview.objects.filter(product=renamed, title="Too loud").count() == 1
    own = {"Sec-Fetch-Site": "same-origin"}
    answer = client.post(f"/products/finch-one/reviews/{review.pk}/vote/", {"delta": "1"}, headers=own)
    assert answer.status_code == 303
    assert Vote.objects.get().review == review


@pytest.mark.parametrize("below_it", ["", "add/", "1/"])
def test_has_no_reviews_of_what_was_never_there_or_is_hidden(
    client: Client, renamed: Product, below_it: str
) -> None:
    assert client.get(f"/products/finch-nine/reviews/{below_it}").status_code == 404
    Product.objects.filter(pk=renamed.pk).update(is_public=False)
    assert client.get(f"/products/finch-one/reviews/{below_it}").status_code == 404


def test_lets_a_new_product_have_a_slug_that_was_left(client: Client) -> None:
    finch = make_product("Finch One")
    reslug(finch, "finch-two")
    new = make_product("Finch One")
    assert new.slug == "finch-one"
    assert client.get("/products/finch-one/").status_code == 200
    reslug(new, "other")
    reslug(finch, "finch-one")
    assert set(ProductAddress.objects.values_list("slug", "product")) == {("finch-two", finch.pk)}


@pytest.mark.parametrize("change", [{"is_public": False}, {"archived_at": "now"}])
def test_leads_to_no_product_that_is_hidden(client: Client, change: dict[str, object]) -> None:
    finch = make_product("Finch One")
    reslug(finch, "finch-two")
    fields = {name: clock.now() if value == "now" else value for name, value in change.items()}
    Product.objects.filter(pk=finch.pk).update(**fields)
    assert client.get("/products/finch-one/").status_code == 404


def test_keeps_no_slug_of_a_variant() -> None:
    variant = make_variant(make_product("Shirt", structure=Product.PARENT))
    reslug(variant, "elsewhere")
    assert not ProductAddress.objects.exists()
