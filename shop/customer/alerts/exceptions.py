"""Why nobody is put on the list of those who wait."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from shop.core.exceptions import DomainError


@dataclass(eq=False)
class IsHere(DomainError):
    code: ClassVar[str] = "is_here"
    sentence: ClassVar[Any] = _("“%(title)s” is here: you can buy it now.")

    title: str


@dataclass(eq=False)
class AskedTooOften(DomainError):
    """Somebody may be typing another person's address."""

    code: ClassVar[str] = "asked_too_often"
    sentence: ClassVar[Any] = _(
        "We have sent several mails to this address just now. Please open the links in those first, or come back in "
        "an hour."
    )
