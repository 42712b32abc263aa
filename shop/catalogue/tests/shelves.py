"""Small shelves for tests."""

from decimal import Decimal
from typing import Any

from oscar.apps.partner.models import Partner, StockRecord

from shop.catalogue.models import Category, Product, ProductClass


def make_product(title: str = "Finch One", *, category: Category | None = None, **fields: Any) -> Product:
    """A public product of 24.90 € with five in stock."""
    product_class = ProductClass.objects.get_or_create(name="Parts")[0]
    product: Product = Product.objects.create(title=title, product_class=product_class, **fields)
    if category is not None:
        product.categories.add(category)
    if product.structure != Product.PARENT:
        stock(product)
    return product


def make_variant(parent: Product, *, title: str = "", price: str = "24.90", in_stock: int = 5) -> Product:
    variant: Product = Product.objects.create(title=title, structure=Product.CHILD, parent=parent)
    stock(variant, price=price, in_stock=in_stock)
    return variant


def stock(product: Product, *, price: str = "24.90", in_stock: int = 5) -> StockRecord:
    partner = Partner.objects.get_or_create(code="bench", defaults={"name": "Bench"})[0]
    return StockRecord.objects.create(
        product=product,
        partner=partner,
        partner_sku=f"sku-{product.pk}",
        price=Decimal(price),
        price_currency="EUR",
        num_in_stock=in_stock,
    )
