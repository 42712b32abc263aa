"""Keeps staff pages behind a second factor."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from shop.users.staff_paths import is_staff_path


class StaffSecondFactorMiddleware:
    """Sends whoever works here without a second factor to set one up; a demo shop asks for none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if self._lacks_second_factor(request):
            messages.info(
                request, _("People who work here need a second factor. Please set one up to go on.")
            )
            return redirect("mfa_activate_totp")
        return self.get_response(request)

    def _lacks_second_factor(self, request: HttpRequest) -> bool:
        return (
            settings.STAFF_NEED_SECOND_FACTOR
            and is_staff_path(request.path_info)
            and request.user.is_authenticated
            and not is_mfa_enabled(request.user)
        )
