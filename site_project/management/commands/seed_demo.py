from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from site_project import sites
from site_project.demo import pages, people, shelves


class Command(BaseCommand):
    help = "Writes the demo shop into the database. A second run changes nothing."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if not settings.DEMO_MODE:
            raise CommandError("Demo sign-ins are known to everybody: set DEMO_MODE=1 to have them.")
        with transaction.atomic():
            shelves.fill()
            pages.write()
            sites.keep_in_step()
            sign_ins = people.sign_up()
        self.stdout.write("The demo shop is there. Sign in at /account/login/ as:")
        for sign_in in sign_ins:
            self.stdout.write(f"  {sign_in.role.value:<14} {sign_in.email}  {sign_in.password}")
