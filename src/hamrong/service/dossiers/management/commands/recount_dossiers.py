"""Compare the counts of dossiers with the dossiers."""

from typing import Any

from django.core.management.base import BaseCommand

from hamrong.service.dossiers.actions.settle_tally import recount


class Command(BaseCommand):
    help = (
        "Count all dossiers again and put right every count that differs; beside everything else."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        differing = recount()
        self.stdout.write(f"{differing} counts differed." if differing else "All counts are true.")
