"""Adds to Oscar's querysets what our shop leaves out of its pages: archived products and categories."""

from typing import Self

from oscar.apps.catalogue import managers


class ProductQuerySet(managers.ProductQuerySet):
    def browsable(self) -> Self:
        """What lists and pages show: public, not archived, no variants."""
        browsable: Self = super().browsable().filter(archived_at=None)
        return browsable

    def public(self) -> Self:
        """Public and not archived, variants included."""
        public: Self = super().public().filter(archived_at=None)
        return public


class CategoryQuerySet(managers.CategoryQuerySet):
    def browsable(self) -> Self:
        """What the storefront shows: public and not archived, and so are all categories above."""
        browsable: Self = super().browsable().filter(archived_at=None)
        return browsable


class CategoryManager(managers.CategoryManager):
    pass
