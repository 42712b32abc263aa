"""The other doors into the house, which all lead to the one that asks for the second factor too.

Oscar, its dashboard and Wagtail each bring forms that ask for a password alone. Their addresses and names stay,
because their pages and mails point at them; what was sent to them is thrown away.
"""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView, View


class SignIn(RedirectView):
    pattern_name = "account_login"
    query_string = True


class SignOut(RedirectView):
    pattern_name = "account_logout"
    query_string = True


class SignUp(RedirectView):
    pattern_name = "account_signup"
    query_string = True


class ChangePassword(RedirectView):
    pattern_name = "account_change_password"
    query_string = True


class ResetPassword(RedirectView):
    pattern_name = "account_reset_password"

    def get_redirect_url(self, *_args: Any, **_kwargs: Any) -> str | None:
        return super().get_redirect_url()


@method_decorator(never_cache, name="dispatch")
class StaffDoor(View):
    """Where staff pages send whoever may not see them.

    A signed-in stranger is told so here: allauth would send them straight back, and round it would go.
    """

    inside = ""
    permission = ""

    def dispatch(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponseBase:
        target = self._target(request)
        if request.user.is_anonymous:
            return redirect_to_login(target, login_url=reverse("account_login"))
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        return redirect(target)

    def _target(self, request: HttpRequest) -> str:
        target = request.GET.get("next", "")
        is_ours = url_has_allowed_host_and_scheme(
            target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )
        return target if is_ours else reverse(self.inside)


class DashboardDoor(StaffDoor):
    inside = "dashboard:index"
    permission = "users.access_dashboard"


class CmsDoor(StaffDoor):
    inside = "wagtailadmin_home"
    permission = "wagtailadmin.access_admin"
