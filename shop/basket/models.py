"""The basket and its lines.

Changes of Oscar's: lines are loaded with all that pricing asks of them, so that a basket of twenty lines takes as
many queries as one of one line. Fields and migrations are Oscar's.
"""

from typing import Any

from oscar.apps.basket.abstract_models import AbstractBasket, AbstractLine

# What the pricing strategy, stock and tax ask of a line.
PRICED_WITH = ("stockrecord", "product__product_class", "product__parent__product_class")


class Basket(AbstractBasket):
    _lines: Any

    def all_lines(self) -> Any:
        """The lines, oldest first, read once: offers write their discounts on them.

        A list of baskets that are only counted brings them along, without what pricing asks of them.
        """
        if self.pk is None:
            return Line.objects.none()
        if "lines" in getattr(self, "_prefetched_objects_cache", {}):
            return self.lines.all()
        if self._lines is None:
            lines = self.lines.select_related(*PRICED_WITH)
            self._lines = lines.prefetch_related("product__stockrecords", "attributes__option").order_by("pk")
        return self._lines

    @property
    def num_lines(self) -> int:
        """Oscar counts them in a query of its own; they are all needed anyway."""
        return len(self.all_lines())


class Line(AbstractLine):
    """As Oscar has it; named here because our code imports it by path."""


from oscar.apps.basket.models import *  # noqa: E402, F403  # Oscar's other models come after ours
