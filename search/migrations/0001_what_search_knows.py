"""What search knows beside Wagtail's index, and on PostgreSQL an index over both of its texts together."""

import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


def index_whole_texts(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE INDEX IF NOT EXISTS search_indexentry_whole ON wagtailsearch_indexentry USING gin ((title || body))"
        )


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailsearch", "0010_add_text_fields"),
        ("catalogue", "0038_shelf"),
    ]

    operations = [
        migrations.CreateModel(
            name="Synonyms",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "verbose_name": "words that mean the same",
                "verbose_name_plural": "words that mean the same",
            },
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=40, unique=True)),
                ("times", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="AskedQuery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("folded", models.CharField(max_length=250, unique=True, verbose_name="query")),
                ("times", models.PositiveIntegerField(default=0, verbose_name="looked for")),
                ("results", models.PositiveIntegerField(default=0, verbose_name="results the last time")),
                ("opened", models.PositiveIntegerField(default=0, verbose_name="results opened")),
                ("last_at", models.DateField(verbose_name="last")),
            ],
            options={
                "verbose_name": "query",
                "verbose_name_plural": "queries",
                "default_permissions": ("view",),
                "indexes": [models.Index(fields=["-times"], name="search_asked_often")],
            },
        ),
        migrations.CreateModel(
            name="Synonym",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("text", models.CharField(max_length=60, verbose_name="word or phrase")),
                ("folded", models.CharField(db_index=True, editable=False, max_length=80)),
                (
                    "synonyms",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="words",
                        to="search.synonyms",
                    ),
                ),
            ],
            options={
                "verbose_name": "word or phrase",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WordGap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("gap", models.CharField(db_index=True, max_length=40)),
                (
                    "word",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="gaps", to="search.word"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Pin",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("query", models.CharField(max_length=200, verbose_name="when somebody looks for")),
                ("folded", models.CharField(db_index=True, editable=False, max_length=250)),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Of several products the smallest number comes first.",
                        verbose_name="place",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="catalogue.product",
                        verbose_name="show this product first",
                    ),
                ),
            ],
            options={
                "verbose_name": "pinned product",
                "verbose_name_plural": "pinned products",
                "ordering": ["folded", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("folded", "product"), name="search_pin_once")
                ],
            },
        ),
        migrations.RunPython(index_whole_texts, migrations.RunPython.noop),
    ]
