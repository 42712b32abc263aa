"""Small shelves for tests."""

from decimal import Decimal
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from oscar.core.utils import slugify
from PIL import Image as Drawing
from wagtail.images.models import Image

from shop.catalogue.models import (
    AttributeOption,
    AttributeOptionGroup,
    Category,
    Product,
    ProductAttribute,
    ProductAttributeValue,
    ProductCategory,
    ProductClass,
    ProductImage,
)
from shop.catalogue.shelf import services as shelf
from shop.partner.models import Partner, StockRecord


def on_shelf() -> None:
    """Put everything that was made where lists look for it."""
    list(shelf.rebuild())


def filterable(*codes: str) -> None:
    """Have lists offer these attributes as filters."""
    for attribute in ProductAttribute.objects.filter(code__in=codes):
        attribute.is_filterable = True
        attribute.save()


def make_many(number: int, *, category: Category, title: str = "Part") -> list[Product]:
    """So many products at once, on no shelf yet: without a word to anybody, since that takes its time."""
    product_class = ProductClass.objects.get_or_create(name="Parts")[0]
    partner = Partner.objects.get_or_create(code="bench", defaults={"name": "Bench"})[0]
    products: list[Product] = Product.objects.bulk_create(
        Product(title=f"{title} {index}", slug=slugify(f"{title} {index}"), product_class=product_class)
        for index in range(number)
    )
    ProductCategory.objects.bulk_create(
        ProductCategory(product=product, category=category) for product in products
    )
    StockRecord.objects.bulk_create(
        StockRecord(
            product=product,
            partner=partner,
            partner_sku=f"sku-{product.pk}",
            price=Decimal("24.90"),
            price_currency="EUR",
            num_in_stock=5,
        )
        for product in products
    )
    return products


def make_product(
    title: str = "Finch One",
    *,
    category: Category | None = None,
    price: str = "24.90",
    in_stock: int = 5,
    **fields: Any,
) -> Product:
    """A public product of 24.90 € with five in stock, unless told otherwise."""
    product_class = ProductClass.objects.get_or_create(name="Parts")[0]
    product: Product = Product.objects.create(title=title, product_class=product_class, **fields)
    if category is not None:
        product.categories.add(category)
    if product.structure != Product.PARENT:
        stock(product, price=price, in_stock=in_stock)
    return product


def make_variant(
    parent: Product, *, title: str = "", price: str = "24.90", in_stock: int = 5, **options: str
) -> Product:
    """A variant; its options, such as `colour="Copper"`, are what tells it apart."""
    variant: Product = Product.objects.create(title=title, structure=Product.CHILD, parent=parent)
    stock(variant, price=price, in_stock=in_stock)
    for code, value in options.items():
        _choose(variant, code=code, value=value)
    return variant


def stock(product: Product, *, price: str = "24.90", in_stock: int = 5, **fields: Any) -> StockRecord:
    partner = Partner.objects.get_or_create(code="bench", defaults={"name": "Bench"})[0]
    record: StockRecord = StockRecord.objects.create(
        product=product,
        partner=partner,
        partner_sku=f"sku-{product.pk}",
        price=Decimal(price),
        price_currency="EUR",
        num_in_stock=in_stock,
        **fields,
    )
    return record


def describe(product: Product, *, name: str, value: str, unit: str = "", position: int = 0) -> None:
    """A line of the product's table."""
    attribute = ProductAttribute.objects.get_or_create(
        product_class=product.product_class,
        code=name.lower(),
        defaults={"name": name, "unit": unit, "position": position},
    )[0]
    ProductAttributeValue.objects.create(product=product, attribute=attribute, value_text=value)


def drawn(name: str = "board.png", *, size: tuple[int, int] = (60, 40)) -> SimpleUploadedFile:
    """A picture as staff upload it."""
    buffer = BytesIO()
    Drawing.new("RGB", size, "#a3441b").save(buffer, "PNG")
    return SimpleUploadedFile(name, buffer.getvalue(), "image/png")


def make_image(title: str = "A board", **fields: Any) -> Image:
    """A picture of the library."""
    file = ContentFile(drawn().read(), name=f"{title.lower().replace(' ', '-')}.png")
    image: Image = Image.objects.create(title=title, file=file, **fields)
    return image


def picture(product: Product, *, caption: str = "", position: int = 0) -> ProductImage:
    """A picture of a product."""
    image: ProductImage = ProductImage.objects.create(
        product=product, image=make_image(), caption=caption, display_order=position
    )
    return image


def _choose(variant: Product, *, code: str, value: str) -> None:
    group = AttributeOptionGroup.objects.get_or_create(name=code)[0]
    attribute = ProductAttribute.objects.get_or_create(
        product_class=variant.parent.product_class,
        code=code,
        defaults={
            "name": code.capitalize(),
            "type": ProductAttribute.OPTION,
            "option_group": group,
            "is_variant_option": True,
        },
    )[0]
    option = AttributeOption.objects.get_or_create(group=group, option=value)[0]
    ProductAttributeValue.objects.create(product=variant, attribute=attribute, value_option=option)
