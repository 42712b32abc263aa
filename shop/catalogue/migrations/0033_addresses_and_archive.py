from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0032_category_exclude_from_menu_category_long_description")]

    operations = [
        migrations.AddField(
            model_name="category",
            name="archived_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="archived at"),
        ),
        migrations.AddField(
            model_name="category",
            name="full_slug",
            field=models.CharField(default="", editable=False, max_length=1000, verbose_name="address"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="product",
            name="archived_at",
            field=models.DateTimeField(
                blank=True, db_index=True, editable=False, null=True, verbose_name="archived at"
            ),
        ),
    ]
