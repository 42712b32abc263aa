from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from site_project.demo import people, seed


class Command(BaseCommand):
    help = "Writes the demo shop into the database. A second run changes nothing; an interrupted one goes on."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if not settings.DEMO_MODE:
            raise CommandError("Demo sign-ins are known to everybody: set DEMO_MODE=1 to have them.")
        seed.run(self.stdout.write)
        self.stdout.write("The demo shop is there. Sign in at /account/login/ as:")
        for sign_in in people.SIGN_INS:
            self.stdout.write(f"  {sign_in.role.value:<14} {sign_in.email}  {sign_in.password}")
