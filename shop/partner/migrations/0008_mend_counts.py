"""Brings counts and prices that the next migration's constraints would refuse to the nearest possible values."""

from django.db import migrations
from django.db.models import F

_MOST_PIECES = 1_000_000_000


def mend(apps, schema_editor):
    records = apps.get_model("partner", "StockRecord").objects.using(schema_editor.connection.alias)
    records.filter(num_in_stock__gt=_MOST_PIECES).update(num_in_stock=_MOST_PIECES)
    records.filter(num_allocated__isnull=True).update(num_allocated=0)
    records.filter(num_allocated__lt=0).update(num_allocated=0)
    records.filter(num_in_stock__isnull=True).update(num_allocated=0)
    records.filter(num_allocated__gt=F("num_in_stock")).update(num_allocated=F("num_in_stock"))
    records.filter(price__lt=0).update(price=None)


class Migration(migrations.Migration):
    dependencies = [("partner", "0007_partneraddress_code")]

    operations = [migrations.RunPython(mend, migrations.RunPython.noop, elidable=True)]
