from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client

from shop.catalogue.models import Product
from shop.catalogue.reviews import selectors
from shop.catalogue.reviews.models import ProductReview, Vote
from shop.catalogue.tests.shelves import make_product
from shop.users.models import User

pytestmark = pytest.mark.django_db

TYPED = {"score": "2", "title": "Too loud", "body": "The neighbours had opinions."}


@pytest.fixture
def product() -> Product:
    return make_product()


@pytest.fixture
def alice() -> User:
    return User.objects.create_user("alice@example.com", "correct horse battery", first_name="Alice")


@pytest.fixture
def alices(alice: User) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    return client


def token(client: Client, path: str) -> str:
    client.get(path)
    return client.cookies["csrftoken"].value


def write(product: Product, *, name: str = "bob", **fields: Any) -> ProductReview:
    user = User.objects.create_user(f"{name}@example.com", "correct horse battery", first_name=name)
    review: ProductReview = ProductReview.objects.create(
        product=product,
        user=user,
        body="It blinks.",
        **{"score": 3, "title": f"By {name}", "status": ProductReview.APPROVED, **fields},
    )
    return review


def send(client: Client, **changes: str) -> Any:
    path = "/products/finch-one/reviews/add/"
    return client.post(path, {**TYPED, "csrfmiddlewaretoken": token(client, path), **changes})


def test_asks_strangers_to_sign_in_before_they_write(product: Product) -> None:
    answer = Client().get("/products/finch-one/reviews/add/")
    assert answer.status_code == 302
    assert answer["Location"] == "/account/login/?next=/products/finch-one/reviews/add/"


def test_takes_a_review_and_thanks(product: Product, alice: User, alices: Client) -> None:
    answer = send(alices)
    assert (answer.status_code, answer["Location"]) == (303, "/products/finch-one/")
    review = ProductReview.objects.get()
    assert (review.user, review.score, review.title) == (alice, 2, "Too loud")
    assert "Too loud" not in alices.get("/products/finch-one/").content.decode()


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("score", "", "This field is required."),
        ("score", "9", "Select a valid choice"),
        ("score", "abc", "Select a valid choice"),
        ("title", " ", "This field is required."),
        ("title", "x" * 121, "at most 120 characters"),
        ("body", "", "This field is required."),
        ("body", "\x00", "Null characters are not allowed."),
    ],
)
def test_says_what_is_wrong_and_keeps_what_was_typed(
    product: Product, alices: Client, name: str, value: str, sentence: str
) -> None:
    answer = send(alices, **{name: value})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in html
    if name != "body":
        assert "The neighbours had opinions." in html
    if name != "title":
        assert 'value="Too loud"' in html
    assert not ProductReview.objects.exists()


def test_writes_no_second_review(product: Product, alices: Client) -> None:
    send(alices)
    answer = alices.get("/products/finch-one/reviews/add/")
    assert (answer.status_code, answer["Location"]) == (303, "/products/finch-one/")
    assert ProductReview.objects.count() == 1


def test_refuses_a_review_without_a_token(product: Product, alices: Client) -> None:
    assert alices.post("/products/finch-one/reviews/add/", TYPED).status_code == 403
    assert not ProductReview.objects.exists()


@pytest.mark.parametrize(
    ("sort", "titles"),
    [
        ("", ["By carol", "By bob"]),
        ("best", ["By bob", "By carol"]),
        ("worst", ["By carol", "By bob"]),
        ("nonsense", ["By carol", "By bob"]),
    ],
)
def test_lists_all_reviews_in_the_order_asked_for(
    client: Client, product: Product, sort: str, titles: list[str]
) -> None:
    write(product, name="bob", score=5)
    write(product, name="carol", score=1)
    write(product, name="mallory", status=ProductReview.REJECTED)
    answer = client.get("/products/finch-one/reviews/", {"sort": sort})
    assert [review.title for review in answer.context["reviews"].reviews] == titles


@pytest.mark.parametrize("number", [1, 20])
def test_asks_the_same_number_of_queries_for_any_number_of_reviews(
    product: Product, number: int, django_assert_num_queries
) -> None:
    for count in range(number):
        write(product, name=f"shopper{count}")
    # product, number, reviews, rating
    with django_assert_num_queries(4):
        page = selectors.review_page("finch-one")
        assert page is not None
        html = render_to_string("catalogue/reviews.html", {"reviews": page, "product": page.product})
    assert html.count("<article") == number


def test_is_the_same_list_for_everybody(product: Product, alices: Client) -> None:
    write(product)
    answers = [client.get("/products/finch-one/reviews/") for client in (Client(), alices)]
    assert answers[0].content == answers[1].content
    assert not answers[0].cookies
    assert not answers[1].cookies
    assert "Cookie" not in answers[1].headers.get("Vary", "")


def test_leads_to_the_place_of_a_review(client: Client, product: Product) -> None:
    first = write(product, name="first")
    for count in range(20):
        write(product, name=f"later{count}")
    place = f"/products/finch-one/reviews/?page=2#review-{first.pk}"
    for path in (first.get_absolute_url(), f"/products/finch-one_{product.pk}/reviews/{first.pk}/"):
        assert client.get(path)["Location"] == place


@pytest.mark.parametrize("status", [ProductReview.FOR_MODERATION, ProductReview.REJECTED])
def test_has_no_address_for_a_review_that_is_not_approved(
    client: Client, product: Product, status: int
) -> None:
    review = write(product, status=status)
    assert client.get(review.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    "path", ["/products/none/reviews/", "/products/none/reviews/add/", "/products/finch-one/reviews/7/"]
)
def test_answers_404_for_what_is_not_there(product: Product, alices: Client, path: str) -> None:
    assert alices.get(path).status_code == 404


def vote(client: Client, review: ProductReview, delta: str, **headers: str) -> Any:
    path = f"/products/finch-one/reviews/{review.pk}/vote/"
    return client.post(path, {"delta": delta}, headers={"Sec-Fetch-Site": "same-origin", **headers})


def test_counts_a_vote_without_a_token(product: Product, alices: Client) -> None:
    review = write(product)
    answer = vote(alices, review, "1")
    assert (answer.status_code, answer["Location"]) == (
        303,
        f"/products/finch-one/reviews/#review-{review.pk}",
    )
    assert Vote.objects.get().delta == 1


@pytest.mark.parametrize("delta", ["", "2", "abc"])
def test_counts_no_vote_that_says_nothing(product: Product, alices: Client, delta: str) -> None:
    assert vote(alices, write(product), delta).status_code == 303
    assert not Vote.objects.exists()


def test_counts_no_vote_from_another_site(product: Product, alices: Client) -> None:
    assert vote(alices, write(product), "1", **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert not Vote.objects.exists()


def test_asks_strangers_to_sign_in_before_they_vote(product: Product) -> None:
    answer = vote(Client(), write(product), "1")
    assert answer.status_code == 303
    assert answer["Location"].startswith("/account/login/?next=/products/finch-one/reviews/")
    assert not Vote.objects.exists()


def test_escapes_what_people_write(client: Client, product: Product) -> None:
    write(product, title="<script>alert(1)</script>", name="<b>bob</b>"[3:6])
    for path in ("/products/finch-one/", "/products/finch-one/reviews/"):
        assert "<script>alert" not in client.get(path).content.decode()


def test_shows_the_dashboards_list_of_reviews(admin_client: Client, product: Product) -> None:
    review = write(product)
    html = admin_client.get("/dashboard/reviews/").content.decode()
    assert f"/products/finch-one_{product.pk}/reviews/{review.pk}/" in html
