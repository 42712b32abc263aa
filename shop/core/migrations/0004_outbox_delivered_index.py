from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0003_page_tag_drops"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="outboxmessage",
            index=models.Index(
                models.F("delivered_at"),
                condition=models.Q(("delivered_at__isnull", False)),
                name="core_outbox_delivered",
            ),
        ),
    ]
