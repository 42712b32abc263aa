from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction

from shop.basket.models import Basket
from shop.catalogue.models import Category
from shop.catalogue.tests.shelves import make_product
from shop.core import clock
from shop.offer import services
from shop.offer.applicator import Applicator
from shop.offer.models import Benefit, Condition, ConditionalOffer, Range
from shop.offer.tests.till import Untaxed, make_basket, make_offer, make_order
from shop.users.models import User
from shop.voucher.models import Voucher

pytestmark = pytest.mark.django_db
# Offers, codes, offers of codes, ranges, six for what is in them, two for what may be combined, uses.
QUERIES = 8


@pytest.fixture
def alice() -> User:
    return User.objects.create_user("alice@example.com", "pw")


def reread(basket: Basket) -> Basket:
    fresh: Basket = Basket.objects.select_related("owner").get(pk=basket.pk)
    fresh.strategy = Untaxed()
    for line in fresh.all_lines():
        assert line.purchase_info  # asked for here, because how often is the strategy's matter
    return fresh


def discounts(basket: Basket, *, user: User | None, without: tuple[int, ...] = ()) -> dict[str, Decimal]:
    Applicator(without=without).apply(basket, user)
    return {each["name"]: each["discount"] for each in basket.offer_applications}


def code_for(offer: ConditionalOffer, code: str = "SAVE10", **fields) -> Voucher:
    now = clock.now()
    voucher: Voucher = Voucher.objects.create(
        name=code,
        code=code,
        start_datetime=now - timedelta(days=1),
        end_datetime=now + timedelta(days=1),
        **fields,
    )
    voucher.offers.add(offer)
    return voucher


def make_offers(numbers: range, category: Category) -> None:
    """Offers that may share a line, on ranges of both kinds, some with a limit for each customer."""
    for number in numbers:
        on = Range.objects.create(name=f"Range {number}", includes_all_products=number % 2 == 0)
        on.included_categories.add(category)
        on.excluded_categories.add(Category.objects.get(name="Tools"))
        make_offer(
            f"Offer {number}",
            percent="1",
            on=on,
            condition=(Condition.VALUE, "1") if number % 3 else (Condition.COUNT, "1"),
            exclusive=False,
            max_user_applications=5,
            priority=number,
        )


def make_codes(numbers: range) -> list[Voucher]:
    offers = [
        make_offer(f"Code {number}", offer_type=ConditionalOffer.VOUCHER, exclusive=False)
        for number in numbers
    ]
    return [
        code_for(offer, f"CODE{offer.pk}", usage=Voucher.ONCE_PER_CUSTOMER, usage_limit=9) for offer in offers
    ]


def test_asks_the_same_for_forty_offers_on_twenty_lines_as_for_few(alice, django_assert_num_queries):
    boards, _tools = Category.add_root(name="Boards"), Category.add_root(name="Tools")
    products = [make_product(f"Board {number}", category=boards) for number in range(20)]
    small = make_basket([(products[0], 1)], owner=alice)
    make_offers(range(2), boards)
    small.vouchers.set(make_codes(range(1)))
    small = reread(small)
    with django_assert_num_queries(QUERIES):
        Applicator().apply(small, alice)
    large = make_basket([(product, 2) for product in products], owner=alice)
    make_offers(range(2, 36), boards)
    large.vouchers.set(make_codes(range(1, 5)))
    large = reread(large)
    with django_assert_num_queries(QUERIES):
        Applicator().apply(large, alice)
    assert len(large.offer_applications) == 36 + 4


def test_gives_a_guest_the_offer_of_a_code():
    offer = make_offer(offer_type=ConditionalOffer.VOUCHER)
    basket = make_basket([(make_product(), 1)])
    basket.vouchers.add(code_for(offer))
    assert discounts(reread(basket), user=None) == {"Ten off": Decimal("2.49")}


def test_leaves_out_a_suspended_offer_of_a_code():
    offer = make_offer(offer_type=ConditionalOffer.VOUCHER)
    basket = make_basket([(make_product(), 1)])
    basket.vouchers.add(code_for(offer))
    offer.suspend()
    assert discounts(reread(basket), user=None) == {}


@pytest.mark.parametrize(
    "fields", [{"usage": Voucher.ONCE_PER_CUSTOMER}, {"usage_limit": 0}], ids=["needs an account", "used up"]
)
def test_leaves_out_a_code_that_a_guest_may_not_use(fields):
    offer = make_offer(offer_type=ConditionalOffer.VOUCHER)
    basket = make_basket([(make_product(), 1)])
    basket.vouchers.add(code_for(offer, **fields))
    assert discounts(reread(basket), user=None) == {}


def test_knows_what_a_customer_used_before(alice):
    offer = make_offer(max_user_applications=1)
    basket = make_basket([(make_product(), 1)], owner=alice)
    assert discounts(reread(basket), user=alice) == {"Ten off": Decimal("2.49")}
    with transaction.atomic():
        services.take([(offer.pk, 1, Decimal(1))], order_id=make_order(user=alice).pk, user=alice)
    assert discounts(reread(basket), user=alice) == {}


def test_counts_what_a_customer_used_as_a_guest_before(alice):
    offer = make_offer(max_user_applications=1)
    basket = make_basket([(make_product(), 1)], owner=alice)
    with transaction.atomic():
        services.take([(offer.pk, 1, Decimal(1))], order_id=make_order().pk, email=alice.email)
    assert discounts(reread(basket), user=alice) == {}


def spend(offer: ConditionalOffer, amount: str) -> None:
    with transaction.atomic():
        services.take([(offer.pk, 1, Decimal(amount))], order_id=make_order().pk)


@pytest.mark.parametrize(("spent", "taken"), [("5.51", {"Ten off": Decimal("2.49")}), ("5.52", {})])
def test_leaves_out_an_offer_whose_budget_does_not_cover_its_discount(spent, taken):
    offer = make_offer(max_discount=Decimal("8.00"))
    basket = make_basket([(make_product(), 1)])
    spend(offer, spent)
    basket = reread(basket)
    assert discounts(basket, user=None) == taken
    assert basket.total_discount == sum(taken.values())


def test_applies_an_offer_as_often_as_its_budget_covers():
    offer = make_offer(benefit=(Benefit.FIXED, "5"), max_discount=Decimal("14.99"))
    Benefit.objects.filter(pk=offer.benefit_id).update(max_affected_items=1)
    basket = reread(make_basket([(make_product(), 4)]))
    assert discounts(basket, user=None) == {"Ten off": Decimal("10.00")}
    assert [each["freq"] for each in basket.offer_applications] == [2]
    assert basket.total_discount == Decimal("10.00")


def test_gives_the_next_offer_instead_of_one_whose_budget_is_too_small():
    for priority, budget in ((3, Decimal("2.00")), (2, Decimal("2.48")), (1, None)):
        make_offer(f"Offer {priority}", priority=priority, max_discount=budget)
    basket = reread(make_basket([(make_product(), 1)]))
    assert discounts(basket, user=None) == {"Offer 1": Decimal("2.49")}


def test_leaves_out_what_its_caller_says():
    offer = make_offer()
    basket = make_basket([(make_product(), 1)])
    assert discounts(reread(basket), user=None, without=(offer.pk,)) == {}


def test_prices_as_of_the_shops_clock():
    tomorrow = clock.now() + timedelta(days=1)
    make_offer(start_datetime=tomorrow)
    basket = make_basket([(make_product(), 1)])
    assert discounts(reread(basket), user=None) == {}
    with clock.at(tomorrow + timedelta(minutes=1)):
        assert discounts(reread(basket), user=None) == {"Ten off": Decimal("2.49")}
