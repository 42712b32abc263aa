"""What may be refused about a stock record beyond what stock and prices refuse themselves."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from shop.core.exceptions import DomainError


@dataclass(eq=False)
class AdjustedMeanwhileError(DomainError):
    """The same form sent twice would count the same delivery twice."""

    code = "adjusted_meanwhile"
    sentence = _(
        "The stock of “%(title)s” was changed by hand since you opened this page: %(in_stock)d are in stock now. "
        "If your change is still right, save it again."
    )

    title: str
    in_stock: int
