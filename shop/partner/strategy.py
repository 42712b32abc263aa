"""What a product costs, and whether it can be bought.

Changes of Oscar's: prices on stock records include tax, at the rate of the product's tax category in the shop's
country; what may be sold ahead is available; everybody is told the same, so nobody's session is read.
"""

import logging
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils.functional import cached_property
from oscar.apps.partner import prices, strategy

from shop.core.money import Money
from shop.partner import stock
from shop.partner.availability import Available, InStockOrAhead, Unavailable
from shop.partner.models import StockRecord
from shop.tax import selectors as tax
from shop.tax.exceptions import NoTaxRate
from shop.tax.included import net_of

logger = logging.getLogger(__name__)


class Selector:
    """Oscar asks it by this name for the strategy of each request."""

    def strategy(self, request: Any = None, user: Any = None, **_more: Any) -> "Strategy":
        del user  # everybody is told the same
        return Strategy(request)


class StockRequired:
    """Can be bought: what is here or may be sold ahead, and what nobody counts."""

    def availability_policy(self, product: Any, stockrecord: StockRecord | None) -> Any:
        if stockrecord is None:
            return Unavailable()
        number = stock.available(stockrecord, product=product)
        if number is None:
            return Available()
        here = (stockrecord.num_in_stock or 0) - stockrecord.num_allocated
        return InStockOrAhead(number, num_here=max(0, here))

    def parent_availability_policy(
        self, _product: Any, children_stock: Sequence[tuple[Any, StockRecord | None]]
    ) -> Any:
        policies = [self.availability_policy(child, record) for child, record in children_stock]
        return Available() if any(policy.is_available_to_buy for policy in policies) else Unavailable()


class TaxIncluded:
    """The price of the stock record includes the tax."""

    @cached_property
    def _rates(self) -> tax.Rates:
        return tax.rates()

    def pricing_policy(self, product: Any, stockrecord: StockRecord | None) -> Any:
        if stockrecord is None or stockrecord.price is None:
            return prices.Unavailable()
        code = tax_code_of(product)
        try:
            rate = self._rates.of(code)
        except NoTaxRate as error:
            logger.error("Product %s cannot be sold: %s", product.pk, error)
            return prices.Unavailable()
        return _price_with_tax(stockrecord, rate=rate, tax_code=code)

    def parent_pricing_policy(
        self, _product: Any, children_stock: Sequence[tuple[Any, StockRecord | None]]
    ) -> Any:
        """A parent costs what the cheapest of its variants costs."""
        policies = [self.pricing_policy(child, record) for child, record in children_stock]
        priced = [policy for policy in policies if policy.exists]
        return min(priced, key=lambda policy: policy.incl_tax, default=prices.Unavailable())


class Strategy(strategy.UseFirstStockRecord, StockRequired, TaxIncluded, strategy.Structured):
    """The shop's one strategy."""

    def __init__(self, request: Any = None) -> None:
        # Oscar's asks for request.user here, which reads the session and makes every page personal.
        self.request = request
        self.user = None


def tax_code_of(product: Any) -> str:
    """The tax category of a product: its own, else its parent's, else the standard one."""
    own: str | None = product.tax_category_id
    if own is None and product.is_child:
        own = product.parent.tax_category_id
    return own or tax.STANDARD


def _price_with_tax(record: StockRecord, *, rate: Decimal, tax_code: str) -> prices.TaxInclusiveFixedPrice:
    gross = Money(record.price, record.price_currency)
    net = net_of(gross, rate)
    return prices.TaxInclusiveFixedPrice(
        currency=gross.currency, excl_tax=net.amount, tax=(gross - net).amount, tax_code=tax_code
    )
