from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0034_fill_addresses")]

    operations = [
        migrations.AlterField(
            model_name="category",
            name="full_slug",
            field=models.CharField(editable=False, max_length=1000, unique=True, verbose_name="address"),
        ),
        migrations.AddConstraint(
            model_name="product",
            constraint=models.UniqueConstraint(
                condition=models.Q(("structure", "child"), _negated=True),
                fields=("slug",),
                name="catalogue_product_slug_unique",
                violation_error_code="unique",
                violation_error_message="There is already a product with this slug.",
            ),
        ),
    ]
