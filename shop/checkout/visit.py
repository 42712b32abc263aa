"""What one request of the checkout works with, each thing asked for once and only if it is needed."""

from functools import cached_property

from django.http import HttpRequest
from django.utils.translation import get_language
from oscar.apps.address.models import Country, UserAddress

from shop.basket.models import Basket
from shop.checkout import pricing, sections, selectors
from shop.checkout.pricing import Review
from shop.checkout.sections import Section
from shop.checkout.services import Checkout
from shop.checkout.session import CheckoutSession
from shop.customer import addresses
from shop.customer import selectors as customers
from shop.customer.addresses import PostalAddress
from shop.order.models import Order
from shop.payment import gateways
from shop.payment.gateways.base import Gateway
from shop.shipping.selectors import DeliveryOption
from shop.users.models import User


class Visit:
    """A shopper at the till: who it is, what is in the basket, what has been answered."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.answers = CheckoutSession(request)

    @cached_property
    def user(self) -> User | None:
        return self.request.user if isinstance(self.request.user, User) else None

    @property
    def email(self) -> str:
        """The address that was typed, else that of the account: nothing is asked twice."""
        return self.answers.email or (self.user.email if self.user else "")

    @cached_property
    def basket(self) -> Basket:
        """The basket with today's prices; one without a row of its own is empty."""
        basket: Basket = self.request.unpriced_basket  # type: ignore[attr-defined]  # the middleware's
        if not basket.pk:
            return basket
        return pricing.priced(basket, user=self.user, without_offers=self.without_offers)

    @property
    def without_offers(self) -> tuple[int, ...]:
        """What a guest has had already; of an account, pricing knows it by itself."""
        return () if self.user else self.answers.spent_offers

    @cached_property
    def named_baskets(self) -> list[int]:
        """The baskets of the guest's cookie, whatever became of them."""
        return list(self.request.named_baskets)  # type: ignore[attr-defined]  # the middleware's

    @property
    def ordered_baskets(self) -> list[int]:
        """Those of them that were ordered: the cookie names no other but the open one."""
        open_one: Basket = self.request.unpriced_basket  # type: ignore[attr-defined]  # the middleware's
        return [pk for pk in self.named_baskets if pk != open_one.pk]

    @property
    def pending_order(self) -> Order | None:
        """The order that waits for this shopper's money, if there is one."""
        return selectors.pending_order(self.user, answers=self.answers, basket_ids=self.ordered_baskets)

    @property
    def is_empty(self) -> bool:
        return not self.basket.pk or not self.basket.all_lines()

    @cached_property
    def needs_delivery(self) -> bool:
        """Whether anything of the basket has to be sent."""
        return bool(self.basket.is_shipping_required())

    @cached_property
    def book(self) -> list[UserAddress]:
        """The addresses of the account, the one to be offered first in front."""
        return customers.address_book(self.user) if self.user else []

    @cached_property
    def options(self) -> list[DeliveryOption]:
        """How the basket can travel to the address that was given."""
        address = self.answers.address
        if address is None or not self.needs_delivery:
            return []
        return pricing.delivery_options(self.basket, country=address.country)

    @property
    def option(self) -> DeliveryOption | None:
        return next((each for each in self.options if each.code == self.answers.delivery_code), None)

    @cached_property
    def review(self) -> Review | None:
        is_settled = self.option is not None or not self.needs_delivery
        return pricing.review(self.basket, option=self.option) if is_settled else None

    @cached_property
    def gateways(self) -> list[Gateway]:
        return gateways.available()

    @property
    def missing(self) -> Section:
        """The first section that is not finished."""
        codes = [option.code for option in self.options]
        return sections.missing(
            self.answers, email=self.email, option_codes=codes, needs_delivery=self.needs_delivery
        )

    @property
    def all_sections(self) -> list[Section]:
        return sections.of_basket(needs_delivery=self.needs_delivery)

    @cached_property
    def countries(self) -> list[Country]:
        return addresses.all_countries()

    @property
    def address_lines(self) -> list[str]:
        """The given address as text."""
        return self._lines(self.answers.address) if self.needs_delivery else []

    @property
    def billing_lines(self) -> list[str]:
        """Where the invoice goes as text; none if it goes where the parcel goes."""
        return self._lines(self.answers.billing if self.needs_delivery else self.answers.billed_to)

    def _lines(self, address: PostalAddress | None) -> list[str]:
        if address is None:
            return []
        names = {country.pk: str(country) for country in self.countries}
        return address.lines(country_name=names.get(address.country, address.country))

    def checkout(self, *, gateway_code: str) -> Checkout:
        """All answers together, once none of them is missing."""
        return Checkout(
            email=self.email,
            user=self.user,
            address=self.answers.address,
            billing=self.answers.billing,
            delivery_code=self.answers.delivery_code,
            gateway_code=gateway_code,
            locale=get_language() or "",
            pending_order=self.answers.pending_order,
            ordered_baskets=tuple(self.ordered_baskets),
            shown=self.answers.shown,
            without_offers=self.without_offers,
        )
