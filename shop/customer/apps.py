"""Changes Oscar's account pages: orders, addresses and alerts are ours, signing in and passwords are allauth's.

Of Oscar's addresses those of its mail history, notifications and guest orders are gone: nothing here writes the
first two, and guests come by a signed link. Wish lists have an app of their own.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, path
from django.views.decorators.cache import never_cache
from oscar.apps.customer import apps

_OURS = (
    *("summary", "order", "address-", "profile-delete"),
    *("anon-order", "email-", "notifications-", "alert", "wishlists-"),
)


class CustomerConfig(apps.CustomerConfig):
    name = "shop.customer"

    def ready(self) -> None:
        super().ready()
        from shop.customer import receivers  # noqa: F401  # connects them
        from shop.users import doors

        self.login_view = doors.SignIn
        self.logout_view = doors.SignOut
        self.register_view = doors.SignUp
        self.change_password_view = doors.ChangePassword

    def get_urls(self) -> list[URLPattern | URLResolver]:
        kept = [pattern for pattern in super().get_urls() if _is_kept(pattern)]
        return [*self._our_urls(), *self._alert_urls(), *kept]

    def _our_urls(self) -> list[URLPattern]:
        from shop.customer import views

        number = "orders/<str:order_number>/"
        return [
            path("", _private(views.summary), name="summary"),
            path("orders/", _private(views.orders), name="order-list"),
            path(number, _private(views.order), name="order"),
            path(f"{number}again/", _private(views.order_again), name="order-again"),
            path("addresses/", _private(views.addresses), name="address-list"),
            path("addresses/add/", _private(views.add_address), name="address-create"),
            path("addresses/<int:pk>/", _private(views.change_address), name="address-detail"),
            path("addresses/<int:pk>/delete/", _private(views.delete_address), name="address-delete"),
            path("addresses/<int:pk>/default/", _private(views.make_default), name="address-default"),
            path("profile/delete/", _private(views.delete_account), name="profile-delete"),
        ]

    def _alert_urls(self) -> list[URLPattern]:
        """Guests wait too, so that only the list and what belongs to it ask who is there."""
        from shop.customer.alerts import views

        return [
            path("alerts/", _private(views.alerts), name="alerts-list"),
            path("alerts/create/<slug:product_slug>/", views.create, name="alert-create"),
            path("alerts/sent/<slug:product_slug>/", views.sent, name="alert-sent"),
            path("alerts/confirm/<str:key>/", views.confirm, name="alert-confirm"),
            path("alerts/cancel/key/<str:key>/", views.cancel_by_key, name="alert-cancel-by-key"),
            path("alerts/cancel/<int:pk>/", _private(views.cancel), name="alert-cancel"),
        ]


def _is_kept(pattern: Any) -> bool:
    name = pattern.name or ""
    return bool(name) and not name.startswith(_OURS)


def _private(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For the signed-in person alone, and in no cache."""
    private: Callable[..., HttpResponseBase] = never_cache(login_required(view))
    return private
