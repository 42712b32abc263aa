"""By what the buyer of each use is known again; the uses that there are get theirs from their order's address."""

from django.db import migrations, models

from shop.offer.buyers import key_of

_AT_ONCE = 1000


def know_buyers_again(apps, schema_editor):
    OfferUse = apps.get_model("offer", "OfferUse")
    known = []
    for use in OfferUse.objects.select_related("order", "user").order_by("pk").iterator(_AT_ONCE):
        use.buyer = key_of(use.user.email if use.user else use.order.email)
        known.append(use)
    OfferUse.objects.bulk_update(known, ["buyer"], batch_size=_AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [
        ("offer", "0014_uses_of_offers"),
        ("order", "0022_axes_and_shipments"),
    ]

    operations = [
        migrations.AlterField(
            model_name="conditionaloffer",
            name="max_discount",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                help_text=(
                    "What all orders together may get off by this offer. An order that would take more than is left"
                    " does not get the offer; the next smaller one does."
                ),
                max_digits=12,
                null=True,
                verbose_name="Max discount",
            ),
        ),
        migrations.AddField(
            model_name="offeruse",
            name="buyer",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
        migrations.AddIndex(
            model_name="offeruse",
            index=models.Index(models.F("buyer"), models.F("offer"), name="offer_use_of_buyer"),
        ),
        migrations.RunPython(know_buyers_again, migrations.RunPython.noop),
    ]
