import logging
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from shop.catalogue.models import Product
from site_project.bench import measuring, report
from site_project.bench.pages import all_pages


class Command(BaseCommand):
    help = "Measures what pages cost, in queries and beside a view that does nothing, and keeps the result as JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--results", type=Path, required=True, help="the folder in which results are kept"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if settings.DEBUG:
            raise CommandError("With DEBUG every query is written down, which is what would be measured.")
        logging.disable(logging.INFO)  # a line for each request would be measured, too
        if (
            connection.vendor == "postgresql"
        ):  # as it does by itself some time after so many rows were written
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        products = Product.objects.exclude(structure=Product.CHILD).count()
        pages, bare = all_pages(products=products, engine=connection.vendor), measuring.bare_ms()
        measured = [measuring.measure(page, bare=bare) for page in pages]
        file = options["results"] / f"{connection.vendor}-{products}.json"
        self.stdout.write(f"{connection.vendor}, {products:,} products; a bare view takes {bare:.2f} ms here")
        self.stdout.write(report.table(pages, measured, before=report.last(file)))
        report.keep(file, engine=connection.vendor, products=products, bare=bare, measured=measured)
        self.stdout.write(f"Kept in {file}; “!” is more than it may be.")
