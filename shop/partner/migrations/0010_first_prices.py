"""Writes down the price of every record that is there already, so that its history has a beginning."""

from django.db import migrations

_AT_ONCE = 1000


def write_down(apps, schema_editor):
    alias = schema_editor.connection.alias
    records = apps.get_model("partner", "StockRecord").objects.using(alias)
    changes = apps.get_model("partner", "PriceChange")
    priced = records.filter(price__isnull=False, price_changes=None)
    rows = (
        changes(record_id=pk, price=price, currency=currency)
        for pk, price, currency in priced.values_list("pk", "price", "price_currency").order_by("pk")
    )
    changes.objects.using(alias).bulk_create(list(rows), batch_size=_AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [("partner", "0009_stock_and_prices")]

    operations = [migrations.RunPython(write_down, migrations.RunPython.noop, elidable=True)]
