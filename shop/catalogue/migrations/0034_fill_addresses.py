from django.db import migrations

from shop.catalogue.slugs import free_slug

STEP = 4  # characters of treebeard's path for each level


def fill_category_addresses(apps, schema_editor):
    Category = apps.get_model("catalogue", "Category")
    addresses = {"": ""}
    taken = set()
    for category in Category.objects.order_by("path"):
        above = addresses[category.path[:-STEP]]
        address = free_slug(f"{above}{category.slug or 'category'}", taken=taken, max_length=1000)
        taken.add(address)
        addresses[category.path] = f"{address}/"
        Category.objects.filter(pk=category.pk).update(full_slug=address, slug=address.removeprefix(above))


def part_product_slugs(apps, schema_editor):
    Product = apps.get_model("catalogue", "Product")
    taken = set()
    for product in Product.objects.exclude(structure="child").order_by("pk").only("pk", "slug"):
        slug = free_slug(product.slug or "product", taken=taken, max_length=255)
        taken.add(slug)
        if slug != product.slug:
            Product.objects.filter(pk=product.pk).update(slug=slug)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0033_addresses_and_archive")]

    operations = [
        migrations.RunPython(fill_category_addresses, migrations.RunPython.noop),
        migrations.RunPython(part_product_slugs, migrations.RunPython.noop),
    ]
