"""Changes Oscar's tables in one point: nobody sorts by what no column of the database holds.

Oscar's links to do so answer 500.
"""

from django_tables2 import TemplateColumn
from oscar.apps.dashboard.catalogue import tables as oscar_tables


class ProductTable(oscar_tables.ProductTable):
    checkbox = TemplateColumn(
        verbose_name="",
        template_name="oscar/dashboard/catalogue/product_row_checkbox.html",
        orderable=False,
    )

    class Meta(oscar_tables.ProductTable.Meta):
        pass


class CategoryTable(oscar_tables.CategoryTable):
    checkbox = TemplateColumn(
        verbose_name="",
        template_name="oscar/dashboard/catalogue/category_row_checkbox.html",
        orderable=False,
    )

    class Meta(oscar_tables.CategoryTable.Meta):
        pass
