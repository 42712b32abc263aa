"""What may be missing from the table of rates."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from shop.core.exceptions import DomainError


@dataclass(eq=False)
class NoTaxRate(DomainError):
    """Nobody has said how highly this is taxed."""

    code: ClassVar[str] = "no_tax_rate"
    sentence: ClassVar[Any] = _("There is no tax rate for “%(category)s” in %(country)s on %(on)s.")

    category: str
    country: str
    on: date
