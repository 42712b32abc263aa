from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.views import APIView


@extend_schema(exclude=True)
class UnknownAddressView(APIView):
    """Answers for every address under `/api/` that is nobody's, whatever was asked of it."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:  # noqa: ARG002
        raise NotFound(_("There is nothing at this address. What there is, /api/v1/ tells."))
