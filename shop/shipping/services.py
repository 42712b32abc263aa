"""Changes of zones, methods and holidays by staff: written down, and seen by every page that names delivery."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import ProtectedError

from shop.core import audit, pagecache
from shop.shipping.exceptions import ZoneInUse
from shop.shipping.models import DeliveryMethod, DeliveryZone, Holiday
from shop.shipping.selectors import TAG

if TYPE_CHECKING:
    from shop.users.models import User

Row = DeliveryZone | DeliveryMethod | Holiday


@transaction.atomic
def save(
    row: Row,
    *,
    actor: "User",
    countries: Any = None,
    changes: Mapping[str, tuple[Any, Any]] | None = None,
) -> Row:
    """Store a new or changed row, for a zone its countries too."""
    verb = "added" if row.pk is None else "changed"
    row.save()
    if isinstance(row, DeliveryZone) and countries is not None:
        row.countries.set(countries)
    audit.record(f"{row._meta.model_name}.{verb}", target=row, actor=actor, changes=changes or {})
    pagecache.drop(TAG)
    return row


@transaction.atomic
def delete(row: Row, *, actor: "User") -> None:
    """Remove a row that nothing needs any more; orders keep the code and the name of what they were sent by."""
    audit.record(
        f"{row._meta.model_name}.deleted", target=row, actor=actor, changes={"name": (str(row), None)}
    )
    try:
        row.delete()
    except ProtectedError:
        raise ZoneInUse(zone=str(row)) from None
    pagecache.drop(TAG)
