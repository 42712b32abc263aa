"""The shelf's tables; once the outbox is delivered, everything stands on it.

PostgreSQL gets an index over the lists of terms, which SQLite cannot have.
"""

import uuid

import django.db.models.deletion
import shop.catalogue.shelf.numbers
from django.db import migrations, models
from django.utils import timezone

TABLE = "catalogue_shelf"


def index_terms(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for column in ("terms", "face_terms"):
            schema_editor.execute(f"CREATE INDEX {TABLE}_{column} ON {TABLE} USING gin ({column})")


def fill(apps, schema_editor):
    """Have the products that are there already put onto the shelf; `manage.py shelf --rebuild` counts past sales."""
    if apps.get_model("catalogue", "Product").objects.exists():
        rows = apps.get_model("core", "OutboxMessage").objects
        rows.create(
            id=uuid.uuid4(), topic="shelf.walk", payload={"among": {}, "after": 0}, due_at=timezone.now()
        )
        rows.create(id=uuid.uuid4(), topic="offers.changed", payload={}, due_at=timezone.now())


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0037_brand_pictures_and_archive'),
        ('core', '0004_outbox_delivered_index'),
    ]

    operations = [
        migrations.CreateModel(
            name='OfferedProduct',
            fields=[
                ('product', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='offered', serialize=False, to='catalogue.product')),
            ],
        ),
        migrations.CreateModel(
            name='SalesCount',
            fields=[
                ('product', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='sales_count', serialize=False, to='catalogue.product')),
                ('number', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.AddField(
            model_name='productattribute',
            name='is_filterable',
            field=models.BooleanField(default=False, help_text='Lists offer its values as a filter.', verbose_name='can be filtered by'),
        ),
        migrations.CreateModel(
            name='ShelfTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('facet', models.CharField(max_length=128)),
                ('ref', models.CharField(help_text='What it is of: a key, or the value itself.', max_length=255)),
                ('value', models.CharField(help_text='As the address says it.', max_length=1000)),
                ('label', models.CharField(blank=True, max_length=255)),
                ('facet_label', models.CharField(blank=True, max_length=128)),
                ('facet_position', models.PositiveSmallIntegerField(default=0)),
                ('sort_key', models.CharField(blank=True, max_length=255)),
                ('colour', models.CharField(blank=True, max_length=7)),
            ],
            options={
                'indexes': [models.Index(fields=['facet', 'value'], name='catalogue_term_value')],
                'constraints': [models.UniqueConstraint(fields=('facet', 'ref'), name='catalogue_term_once')],
            },
        ),
        migrations.CreateModel(
            name='ShelfCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('currency', models.CharField(max_length=12)),
                ('category', models.BigIntegerField()),
                ('term', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='catalogue.shelfterm')),
                ('number', models.IntegerField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('currency', 'category', 'term'), name='catalogue_count_once')],
            },
        ),
        migrations.CreateModel(
            name='Shelf',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('currency', models.CharField(max_length=12)),
                ('is_face', models.BooleanField()),
                ('price', models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                ('was_price', models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                ('is_from', models.BooleanField(default=False, help_text='Its siblings cost other amounts.')),
                ('sku', models.CharField(blank=True, max_length=128)),
                ('state', models.CharField(max_length=12)),
                ('available', models.IntegerField(null=True)),
                ('is_on_offer', models.BooleanField(default=False)),
                ('rating', models.FloatField(null=True)),
                ('sold', models.PositiveIntegerField(default=0)),
                ('priority', models.SmallIntegerField(default=0)),
                ('newest', models.DateTimeField()),
                ('name', models.CharField(help_text='As it is sorted by.', max_length=255)),
                ('terms', shop.catalogue.shelf.numbers.NumbersField(help_text='All that it can be filtered by.')),
                ('face_terms', shop.catalogue.shelf.numbers.NumbersField(help_text='Those of its siblings too; of the face alone.')),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shelf', to='catalogue.product')),
                ('shown', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shelf_shown', to='catalogue.product')),
            ],
            options={
                'indexes': [models.Index(models.F('currency'), models.OrderBy(models.F('priority'), descending=True), models.OrderBy(models.F('newest'), descending=True), models.OrderBy(models.F('shown'), descending=True), condition=models.Q(('is_face', True)), name='catalogue_shelf_order'), models.Index(fields=['sku'], name='catalogue_shelf_sku'), models.Index(condition=models.Q(('is_face', True)), fields=['currency', 'price'], name='catalogue_shelf_price')],
                'constraints': [models.UniqueConstraint(fields=('product', 'currency'), name='catalogue_shelf_once'), models.UniqueConstraint(condition=models.Q(('is_face', True)), fields=('shown', 'currency'), name='catalogue_shelf_one_face')],
            },
        ),
        migrations.RunPython(index_terms, migrations.RunPython.noop, elidable=False),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
