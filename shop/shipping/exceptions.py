"""What may go wrong when staff changes how the shop delivers."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from shop.core.exceptions import DomainError


@dataclass(eq=False)
class ZoneInUse(DomainError):
    code = "zone_in_use"
    sentence = _("“%(zone)s” still has delivery methods. Delete those first, or move them to another zone.")

    zone: str
