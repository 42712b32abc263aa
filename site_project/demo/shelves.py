"""Puts the demo's categories and products on the shelves."""

from shop.partner.models import Partner, StockRecord

from shop.catalogue.models import Category, Product, ProductClass
from site_project.demo.products import CATEGORIES, PRODUCTS, DemoCategory, DemoProduct


def fill() -> None:
    """Make every category and product that is not there yet."""
    for category in CATEGORIES:
        _category(category, parent=None)
    product_class = ProductClass.objects.get_or_create(name="Parts and kits")[0]
    partner = Partner.objects.get_or_create(code="copperline", defaults={"name": "Copperline"})[0]
    for product in PRODUCTS:
        if not Product.objects.filter(upc=product.number).exists():
            _product(product, product_class=product_class, partner=partner)


def _category(wanted: DemoCategory, *, parent: Category | None) -> None:
    siblings = parent.get_children() if parent else Category.get_root_nodes()
    category = siblings.filter(name=wanted.name).first()
    if category is None:
        new = Category(name=wanted.name, description=wanted.description)
        category = parent.add_child(instance=new) if parent else Category.add_root(instance=new)
    for below in wanted.below:
        _category(below, parent=category)


def _product(wanted: DemoProduct, *, product_class: ProductClass, partner: Partner) -> None:
    product = Product.objects.create(
        upc=wanted.number,
        title=wanted.title,
        description=f"<p>{wanted.description}</p>",
        product_class=product_class,
    )
    product.categories.add(Category.objects.get(name=wanted.category))
    StockRecord.objects.create(
        product=product,
        partner=partner,
        partner_sku=wanted.number,
        price_currency="EUR",
        price=wanted.price,
        num_in_stock=wanted.in_stock,
    )
