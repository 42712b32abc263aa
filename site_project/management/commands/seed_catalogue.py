import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from site_project.demo import crowd


class Command(BaseCommand):
    help = (
        "Makes a large catalogue for measuring. An interrupted run goes on, a finished one changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--products", type=int, required=True, help="how many there shall be in the end")

    def handle(self, *_args: Any, **options: Any) -> None:
        number = options["products"]
        if not settings.DEMO_MODE:
            raise CommandError("These products are made up: set DEMO_MODE=1 to have them.")
        if not 1 <= number <= crowd.MOST:
            raise CommandError(f"--products takes a number from 1 to {crowd.MOST:,}, not {number:,}.")
        self._gather(number)
        self.stdout.write(f"There are {crowd.present():,} products for measuring.")

    def _gather(self, number: int) -> None:
        began, first = time.monotonic(), crowd.present()

        def tell(made: int) -> None:
            speed = (made - first) / max(time.monotonic() - began, 0.001)
            left = (number - made) / speed
            self.stdout.write(f"{made:,} of {number:,}, {speed:,.0f} a second, {left:,.0f} s to go")
            self.stdout.flush()

        crowd.gather(number, tell=tell)
