"""Everything under `/api/`: the versions there are, and one clear no for everything else."""

from django.urls import include, path, re_path

from shop.api.unknown import UnknownAddressView

urlpatterns = [
    path("v1/", include("shop.api.v1.urls")),
    re_path("", UnknownAddressView.as_view(), name="api-unknown"),
]
