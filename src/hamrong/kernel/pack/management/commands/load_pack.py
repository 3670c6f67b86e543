"""Load a province's data."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hamrong.kernel.pack.actions.load_pack import load_pack
from hamrong.kernel.pack.rules.fault import PackError
from hamrong.kernel.pack.rules.section import LoadReport


class Command(BaseCommand):
    help = "Load a pack: the name of a shipped one, or the path of a folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pack")
        parser.add_argument("--json", action="store_true", help="print one JSON array")

    def handle(self, *_args: Any, **options: Any) -> None:
        quiet = options["json"] or options["verbosity"] == 0
        try:
            reports = load_pack(options["pack"], progress=None if quiet else self._tell)
        except PackError as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps([asdict(report) for report in reports]))

    def _tell(self, report: LoadReport) -> None:
        self.stdout.write(f"{report.section:<16} {report.loaded:>6}  changed {report.changed}")
        for warning in report.warnings:
            self.stdout.write(f"  ! {warning}")
        self.stdout.flush()
