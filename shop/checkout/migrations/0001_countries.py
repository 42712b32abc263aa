"""The countries that the address form offers to begin with: the European Union, Switzerland, Great Britain, the USA.

A country that is there already stays as it is; which of them parcels go to is the merchant's to say.
"""

from django.db import migrations

FIRST = "DE"
COUNTRIES = (
    ("AT", "AUT", "040", "Austria"),
    ("BE", "BEL", "056", "Belgium"),
    ("BG", "BGR", "100", "Bulgaria"),
    ("CH", "CHE", "756", "Switzerland"),
    ("CY", "CYP", "196", "Cyprus"),
    ("CZ", "CZE", "203", "Czechia"),
    ("DE", "DEU", "276", "Germany"),
    ("DK", "DNK", "208", "Denmark"),
    ("EE", "EST", "233", "Estonia"),
    ("ES", "ESP", "724", "Spain"),
    ("FI", "FIN", "246", "Finland"),
    ("FR", "FRA", "250", "France"),
    ("GB", "GBR", "826", "United Kingdom"),
    ("GR", "GRC", "300", "Greece"),
    ("HR", "HRV", "191", "Croatia"),
    ("HU", "HUN", "348", "Hungary"),
    ("IE", "IRL", "372", "Ireland"),
    ("IT", "ITA", "380", "Italy"),
    ("LT", "LTU", "440", "Lithuania"),
    ("LU", "LUX", "442", "Luxembourg"),
    ("LV", "LVA", "428", "Latvia"),
    ("MT", "MLT", "470", "Malta"),
    ("NL", "NLD", "528", "Netherlands"),
    ("PL", "POL", "616", "Poland"),
    ("PT", "PRT", "620", "Portugal"),
    ("RO", "ROU", "642", "Romania"),
    ("SE", "SWE", "752", "Sweden"),
    ("SI", "SVN", "705", "Slovenia"),
    ("SK", "SVK", "703", "Slovakia"),
    ("US", "USA", "840", "United States"),
)


def add_countries(apps, schema_editor):
    Country = apps.get_model("address", "Country")
    for two, three, number, name in COUNTRIES:
        Country.objects.get_or_create(
            iso_3166_1_a2=two,
            defaults={
                "iso_3166_1_a3": three,
                "iso_3166_1_numeric": number,
                "printable_name": name,
                "name": name,
                "display_order": 1 if two == FIRST else 0,
                "is_shipping_country": True,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("address", "0006_auto_20181115_1953")]

    operations = [migrations.RunPython(add_countries, migrations.RunPython.noop)]
