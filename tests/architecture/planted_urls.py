"""The shop's addresses, and four staff pages that somebody forgot to guard."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import path
from oscar.views.decorators import permissions_required

from site_project.urls import urlpatterns as real


def page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("takings")


urlpatterns = [
    path("dashboard/open/", page, name="planted-open"),
    path("dashboard/for-any-account/", login_required(page), name="planted-account"),
    path("dashboard/for-any-staff/", permissions_required(["is_staff"])(page), name="planted-staff"),
    path("cms/open/", page, name="planted-cms"),
    *real,
]
