"""Changes Oscar's tables in one point: nobody sorts by what no column of the database holds.

Oscar's links to do so, such as the one over a column of buttons, answer 500.
"""

from typing import Any

from django.core.exceptions import FieldError
from oscar.apps.dashboard import tables as oscar_tables


class DashboardTable(oscar_tables.DashboardTable):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for bound in self.columns.iterall():
            if bound.orderable and not self._is_sortable(bound):
                bound.column.orderable = False  # the table's own copy of it

    def _is_sortable(self, bound: Any) -> bool:
        """Whether the table or the database can sort by this column; no query."""
        if hasattr(self, f"order_{bound.name}"):
            return True
        try:
            self.data.data.order_by(*(accessor.for_queryset() for accessor in bound.order_by))
        except FieldError:
            return False
        return True

    class Meta(oscar_tables.DashboardTable.Meta):
        pass
