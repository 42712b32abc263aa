from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from shop.catalogue.shelf import services as shelf
from shop.offer import shelving
from shop.order import sales

SHOWN = 50


class Command(BaseCommand):
    help = "Compares what lists, filters and sorts read with the facts, and says what is wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="put right what is wrong")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["rebuild"]:
            sales.count_all()
            shelving.shelve()
        number = 0
        for number, fault in enumerate(shelf.rebuild() if options["rebuild"] else shelf.faults(), start=1):
            if number <= SHOWN:
                self.stdout.write(f"{fault.subject}: {fault.stored!r} should be {fault.true!r}")
        if not number:
            self.stdout.write("The shelf is true.")
        elif options["rebuild"]:
            self.stdout.write(f"{number:,} things were wrong, and are right now.")
        else:
            raise CommandError(f"{number:,} things are wrong: --rebuild puts them right.")
