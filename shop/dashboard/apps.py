"""Changes Oscar's dashboard.

No form of its own to sign in; every page asks for a permission by name; nothing that is still needed is deleted.
"""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.apps import apps as django_apps
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, path
from oscar.apps.dashboard import apps

View = Callable[..., HttpResponseBase]
LISTS = ("-list", "voucher-set-detail")  # the ends of the names of Oscar's lists that take a direction


class DashboardConfig(apps.DashboardConfig):
    name = "shop.dashboard"

    def ready(self) -> None:
        super().ready()
        from shop.users.doors import DashboardDoor

        self.login_view = DashboardDoor

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from shop.users.doors import SignOut

        self._ask_for_more()
        out = path("logout/", SignOut.as_view(), name="logout")
        return [out, *(pattern for pattern in super().get_urls() if getattr(pattern, "name", "") != "logout")]

    def get_url_decorator(self, pattern: URLPattern) -> Callable[[View], View] | None:
        """Oscar's check for this app's own pages; for those of its parts, what they need beside their own."""
        from shop.dashboard.keeping import keeps_what_is_needed
        from shop.dashboard.permissions import TO_POST
        from shop.dashboard.sorting import knows_two_directions

        name = pattern.name or ""
        if name.endswith("-delete"):
            return partial(keeps_what_is_needed, name=name)
        if name in TO_POST or name.endswith(LISTS):
            to_post = _needed_to_post(TO_POST.get(name, []))
            return lambda view: knows_two_directions(to_post(view))
        decorator: Callable[[View], View] | None = super().get_url_decorator(pattern)
        return decorator

    def _ask_for_more(self) -> None:
        """Here and not in `ready`, because the parts of the dashboard get ready after it."""
        from shop.dashboard.permissions import STRICTER

        for label, permissions in STRICTER.items():
            part: Any = django_apps.get_app_config(label)
            part.permissions_map.update(permissions)


def _needed_to_post(permissions: list[str]) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            is_harmless = request.method in ("GET", "HEAD", "OPTIONS")
            if not is_harmless and request.user.is_authenticated and not request.user.has_perms(permissions):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate
