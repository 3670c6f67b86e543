"""Prove that the log is whole."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from hamrong.kernel.timeline.queries.verify import VerifyReport, verify


class Command(BaseCommand):
    help = "Recompute the hashes of all sealed entries and check every signed head."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *_args: Any, **options: Any) -> None:
        report = verify()
        if options["json"]:
            self.stdout.write(json.dumps(asdict(report), default=str))
        else:
            self.stdout.write(_sentence(report))
        if not report.ok:
            sys.exit(1)


def _sentence(report: VerifyReport) -> str:
    if report.broken is None:
        return (
            f"The log is whole: {report.sealed} entries sealed under {report.heads} signed heads, "
            f"{report.unsealed} waiting for the next seal."
        )
    fault = report.broken
    where = f"entry {fault.entry_id} ({fault.kind}, {fault.at})" if fault.entry_id else "the tree"
    return f"The log is BROKEN at place {fault.index}: {fault.what}; {where}."
