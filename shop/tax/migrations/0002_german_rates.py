"""The two rates that a shop in Germany starts with."""

from datetime import date
from decimal import Decimal

from django.db import migrations

_SINCE = date(2007, 1, 1)
_CATEGORIES = (("standard", "Standard", Decimal("0.19")), ("reduced", "Reduced (books)", Decimal("0.07")))


def add_rates(apps, schema_editor):
    alias = schema_editor.connection.alias
    categories = apps.get_model("tax", "TaxCategory").objects.using(alias)
    rates = apps.get_model("tax", "TaxRate").objects.using(alias)
    for code, name, rate in _CATEGORIES:
        category, _ = categories.get_or_create(code=code, defaults={"name": name})
        rates.get_or_create(category=category, country="DE", valid_from=_SINCE, defaults={"rate": rate})


class Migration(migrations.Migration):
    dependencies = [("tax", "0001_initial")]

    operations = [migrations.RunPython(add_rates, migrations.RunPython.noop)]
