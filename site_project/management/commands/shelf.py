from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from shop.catalogue.shelf import services as shelf
from shop.catalogue.shelf.services import Fault
from shop.offer import shelving
from shop.order import sales

SHOWN = 50


class Command(BaseCommand):
    help = "Compares what lists, filters and sorts read with the facts, and says what is wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="put right what is wrong")

    def _look(self) -> Iterator[Fault]:
        yield from sales.faults()
        yield from shelving.faults()
        yield from shelf.faults()

    def _rebuild(self) -> Iterator[Fault]:
        told = [*sales.faults(), *shelving.faults()]
        sales.count_all()
        shelving.shelve()
        yield from told
        yield from shelf.rebuild()

    def handle(self, *_args: Any, **options: Any) -> None:
        faults = self._rebuild() if options["rebuild"] else self._look()
        number = 0
        for number, fault in enumerate(faults, start=1):
            if number <= SHOWN:
                self.stdout.write(f"{fault.subject}: {fault.stored!r} should be {fault.true!r}")
        if not number:
            self.stdout.write("The shelf is true.")
        elif options["rebuild"]:
            self.stdout.write(f"{number:,} things were wrong, and are right now.")
        else:
            raise CommandError(f"{number:,} things are wrong: --rebuild puts them right.")
