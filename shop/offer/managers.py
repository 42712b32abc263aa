"""Changes Oscar's manager of open offers: "now" is what the shop's one clock says."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from shop.core import clock

if TYPE_CHECKING:
    from django.db.models import QuerySet


class ActiveOfferManager(models.Manager[Any]):
    """Offers that are open and within their dates."""

    def get_queryset(self) -> "QuerySet[Any]":
        now = clock.now()
        return (
            super()
            .get_queryset()
            .filter(Q(end_datetime__gte=now) | Q(end_datetime=None))
            .filter(Q(start_datetime__lte=now) | Q(start_datetime=None))
            .filter(status=self.model.OPEN)
        )
