import pytest

from shop.catalogue.models import Product
from shop.catalogue.reviews import services
from shop.catalogue.reviews.models import ProductReview, VerifiedPurchase, Vote
from shop.catalogue.tests.shelves import make_product, make_variant
from shop.core import pagecache
from shop.users.models import User

pytestmark = pytest.mark.django_db


def person(name: str) -> User:
    return User.objects.create_user(f"{name}@example.com", "correct horse battery", first_name=name)


def written(product: Product, user: User, *, score: int = 4) -> ProductReview:
    review = services.write(product, user=user, score=score, title="Good", body="Blinks.")
    review.status = ProductReview.APPROVED
    review.save()
    return review


def test_writes_a_review_that_waits_for_staff() -> None:
    product = make_product()
    review = services.write(product, user=person("alice"), score=2, title="Hm", body="Loud.")
    assert review.status == ProductReview.FOR_MODERATION
    product.refresh_from_db()
    assert product.rating is None


def test_rates_a_product_once_a_review_is_approved_and_touches_nothing_else_of_it() -> None:
    product = make_product()
    Product.objects.filter(pk=product.pk).update(title="Renamed meanwhile")
    written(product, person("alice"), score=2)
    written(product, person("bob"), score=5)
    product.refresh_from_db()
    assert (product.rating, product.title) == (3.5, "Renamed meanwhile")


def test_refuses_a_second_review_of_the_same_person() -> None:
    product, alice = make_product(), person("alice")
    written(product, alice, score=5)
    with pytest.raises(services.ReviewedBeforeError):
        services.write(product, user=alice, score=1, title="Worse", body="Now.")
    assert ProductReview.objects.get().score == 5


def test_counts_a_vote_once() -> None:
    review, bob = written(make_product(), person("alice")), person("bob")
    services.vote(review, user=bob, is_up=True)
    with pytest.raises(services.VotedBeforeError):
        services.vote(review, user=bob, is_up=False)
    review.refresh_from_db()
    assert (review.total_votes, review.delta_votes, review.num_up_votes) == (1, 1, 1)


def test_counts_no_vote_on_ones_own_review() -> None:
    alice = person("alice")
    review = written(make_product(), alice)
    with pytest.raises(services.OwnReviewError):
        services.vote(review, user=alice, is_up=True)
    assert not Vote.objects.exists()


def test_notes_a_purchase_once_and_a_variant_for_its_parent() -> None:
    alice = person("alice")
    shirt = make_product("Shirt", structure=Product.PARENT)
    variants = [make_variant(shirt), make_variant(shirt)]
    board = make_product("Board")
    for _time in range(2):
        services.note_purchase(alice, products=[*variants, board], order_number="CL-1")
    assert sorted(VerifiedPurchase.objects.values_list("product", "order_number")) == sorted(
        [(shirt.pk, "CL-1"), (board.pk, "CL-1")]
    )


def test_drops_the_page_of_a_product_whose_reviewer_buys_it_and_no_other() -> None:
    alice = person("alice")
    reviewed, other = make_product("Reviewed"), make_product("Other")
    written(reviewed, alice)
    tags = {product: f"product:{product.pk}" for product in (reviewed, other)}
    before = pagecache.versions(tags.values())
    services.note_purchase(alice, products=[reviewed, other], order_number="CL-1")
    after = pagecache.versions(tags.values())
    assert after[tags[reviewed]] != before[tags[reviewed]]
    assert after[tags[other]] == before[tags[other]]
