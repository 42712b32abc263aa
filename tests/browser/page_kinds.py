"""Every kind of page there is: the one list that `test_every_page.py`, `test_staff_pages.py` and `make pictures` use.

A new kind of page gets a line in it, and with the line every check that is for its kind. How to get to a page that
takes more than its address stands in `page_visits.py`; what there is to see is the demo shop (`demo_site.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tests.browser import page_visits as visits
from tests.journeys.shopping import signed_in
from tests.journeys.visitor import Visitor


class Looker(StrEnum):
    """Who looks at a page."""

    GUEST = "guest"
    CUSTOMER = "customer"  # the demo's: with two orders, an address, and nothing in the basket
    ADMIN = "admin"  # the demo's, who may do everything


@dataclass(frozen=True)
class PageKind:
    """A page that looks unlike the others."""

    name: str
    way: str | Callable[[Visitor], Visitor]  # its address, or what has to be done to see it
    looker: Looker = Looker.GUEST
    status: int = 200
    is_answer: bool = False  # it answers a form that was sent, and opening its address shows something else

    def visit(self) -> Visitor:
        """Go there as far as one gets without a browser."""
        user = visits.USERS.get(self.looker)
        visitor = signed_in(user()) if user else Visitor()
        if callable(self.way):
            return self.way(visitor)
        visitor.path = self.way
        return visitor


def own(name: str, way: str | Callable[[Visitor], Visitor]) -> PageKind:
    """A page of the customer's account."""
    return PageKind(name, way, looker=Looker.CUSTOMER)


def staff(name: str, way: str | Callable[[Visitor], Visitor]) -> PageKind:
    """A page for those who work here."""
    return PageKind(name, way, looker=Looker.ADMIN)


BROWSING = (
    PageKind("home", "/"),
    PageKind("editorial", "/about/"),
    PageKind("blog-index", "/blog/"),
    PageKind("blog-category", "/blog/category/builds/"),
    PageKind("blog-tag", "/blog/tag/soldering/"),
    PageKind("post", "/blog/first-solder-joint/"),
    PageKind("landing-page", "/shop/sound/"),
    PageKind("category", "/shop/workshop/hand-tools/"),
    PageKind("all-products", "/shop/"),
    PageKind("product-with-variants", "/products/fern-one/"),
    PageKind("product-with-many-variants", "/products/lunchbox-case/"),
    PageKind("product-alone", "/products/ember-60/"),
    PageKind("product-sold-out", f"/products/{visits.SOLD_OUT}/"),
    PageKind("product-without-picture", f"/products/{visits.PICTURELESS}/"),
    PageKind("reviews", "/products/fern-one/reviews/"),
    PageKind("search-with-hits", "/search/?q=solder"),
    PageKind("search-without-hits", "/search/?q=xylophone"),
    PageKind("offers", "/offers/"),
    PageKind("offer", "/offers/bench-week/"),
    PageKind("not-found", "/no-such-page/", status=404),
    PageKind("please-confirm", visits.please_confirm, is_answer=True),
)
BUYING = (
    PageKind("basket-empty", "/basket/"),
    PageKind("basket-filled", visits.filled_basket),
    PageKind("checkout-contact", visits.contact),
    PageKind("checkout-address", visits.address_section),
    PageKind("checkout-address-refused", visits.refused_address, is_answer=True),
    PageKind("checkout-delivery", visits.delivery),
    PageKind("checkout-review", visits.review),
    PageKind("demo-bank", visits.bank),
    PageKind("checkout-pending", visits.pending),
    PageKind("thank-you", visits.thank_you),
    PageKind("guest-order", visits.guest_order),
    PageKind("alert-confirm", visits.alert_to_confirm),
)
SIGNING_IN = (
    PageKind("sign-in", "/account/login/"),
    PageKind("sign-in-refused", visits.refused_sign_in, is_answer=True),
    PageKind("sign-up", "/account/signup/"),
    PageKind("sign-up-refused", visits.refused_sign_up, is_answer=True),
    PageKind("address-to-be-confirmed", "/account/confirm-email/"),
    PageKind("address-confirm", visits.confirm_address),
    PageKind("password-reset", "/account/password/reset/"),
    PageKind("password-reset-sent", "/account/password/reset/done/"),
    PageKind("password-reset-new", visits.new_password),
)
ACCOUNT = (
    own("account", "/account/"),
    own("account-orders", "/account/orders/"),
    own("account-order", visits.own_order),
    own("account-addresses", "/account/addresses/"),
    own("account-address-form", "/account/addresses/add/"),
    own("account-address-change", visits.own_address),
    own("account-address-delete", visits.address_to_delete),
    own("account-profile", "/account/profile/"),
    own("account-profile-form", "/account/profile/edit/"),
    own("account-delete", "/account/profile/delete/"),
    own("account-email", "/account/email/"),
    own("account-password", "/account/password/change/"),
    own("account-second-factor", "/account/2fa/"),
    own("account-sessions", visits.devices),
    own("account-alerts", visits.alerts),
    own("account-wish-lists", "/wishlists/"),
    own("account-wish-list", visits.wish_list),
    own("account-wish-list-form", "/wishlists/create/"),
    own("review-form", "/products/ember-60/reviews/add/"),
    own("sign-out", "/account/logout/"),
)
# Oscar's and Wagtail's pages in our look, which `test_staff_pages.py` goes through: less is ours to mend there.
DASHBOARD = (
    staff("dashboard", "/dashboard/"),
    staff("dashboard-orders", "/dashboard/orders/"),
    staff("dashboard-order", visits.order_of_staff),
    staff("dashboard-products", "/dashboard/catalogue/"),
    staff("dashboard-product", visits.product_of_staff),
    staff("dashboard-stock", visits.stock_of_staff),
    staff("dashboard-categories", "/dashboard/catalogue/categories/"),
    staff("dashboard-brands", "/dashboard/catalogue/brands/"),
    staff("dashboard-low-stock", "/dashboard/catalogue/stock-alerts/"),
    staff("dashboard-ranges", "/dashboard/ranges/"),
    staff("dashboard-offers", "/dashboard/offers/"),
    staff("dashboard-vouchers", "/dashboard/vouchers/"),
    staff("dashboard-users", "/dashboard/users/"),
    staff("dashboard-reviews", "/dashboard/reviews/"),
    staff("dashboard-reports", "/dashboard/reports/"),
    staff("dashboard-report", "/dashboard/reports/?report_type=order_report&date_from=&date_to="),
    staff("dashboard-delivery", "/dashboard/shipping/"),
)
CMS = (
    staff("cms", "/cms/"),
    staff("cms-pages", visits.pages_of_staff),
    staff("cms-page", visits.page_of_staff),
)
STAFF_KINDS = (*DASHBOARD, *CMS)
PAGE_KINDS = (*BROWSING, *BUYING, *SIGNING_IN, *ACCOUNT)
