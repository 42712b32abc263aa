"""What can be refused about the catalogue."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from shop.core.exceptions import DomainError


@dataclass(eq=False)
class BrandTaken(DomainError):
    code = "brand_taken"
    sentence = _("There is a brand “%(name)s” already, or one with this slug.")

    name: str
