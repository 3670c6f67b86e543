"""Carry out a reorganisation from the command line."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hamrong.foundation.reorganisation.actions.begin import begin
from hamrong.foundation.reorganisation.actions.carry_on import carry_on
from hamrong.foundation.reorganisation.queries.plan import plan_for
from hamrong.foundation.reorganisation.queries.runs import RunView, Stage, run_view
from hamrong.kernel.actor.interface import SYSTEM, NotYoursError, RefusedError

NO_END = float("inf")


class Command(BaseCommand):
    help = "Move everything open from agencies that end on a day to their heirs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("day", type=date.fromisoformat, help="as 2025-07-01")
        parser.add_argument("--dry-run", action="store_true", help="tell the plan, change nothing")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            run = run_view(options["day"])
        except NotYoursError as error:
            raise CommandError("There is no reorganisation on that day.") from error
        self._tell(run)
        if options["dry_run"]:
            return
        try:
            begin(SYSTEM, run.day.on)
        except RefusedError as refused:
            raise CommandError(refused.message) from refused
        carry_on(run.day.on, turn=NO_END)
        self._tell(run_view(run.day.on))

    def _tell(self, run: RunView) -> None:
        plan = plan_for(run.day)
        stage = "done" if run.stage is Stage.DONE else "to do"
        self.stdout.write(f"{run.day.on} ({stage}): {run.day.title}. {run.day.basis}")
        self.stdout.write(f"  areas: {run.units.before} before, {run.units.after} after")
        self.stdout.write(f"  agencies that ended: {plan.ended}")
        for name, count in plan.totals.items():
            self.stdout.write(f"  {name}: {count} still there")
        for line in plan.lines:
            heirs = "; ".join(heir.short_name for heir in line.heirs[:3])
            self.stdout.write(f"    {line.old.short_name} ({line.how}) → {heirs}: {line.total}")
        for obstacle in plan.obstacles:
            self.stdout.write(f"  could not be moved: {obstacle.kind} {obstacle.thing_id}")
