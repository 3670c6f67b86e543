"""Prove that the latest backup restores: beside the running system, compared, and removed again.

Every table is compared with what it held at the backup's point, every file opened and checked by
its hash, the timeline proven by its seals. Needs the recovery key and room for a second copy.
"""

import argparse
import json
import os
from dataclasses import asdict
from datetime import datetime

from hamrong.cli.database import database
from hamrong.cli.places import var
from hamrong.cli.safekeeping import record
from hamrong.cli.safekeeping.drilling import Report, drill
from hamrong.cli.safekeeping.opening import opener
from hamrong.cli.safekeeping.server import connect, value
from hamrong.cli.safekeeping.store import store_at
from hamrong.cli.screen import StopError, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--at", metavar="PLACE", help="instead of HAMRONG_BACKUP_TO")
    parser.add_argument("--key-file", help="holds the recovery key (HAMRONG_BACKUP_KEY_FILE)")
    parser.add_argument("--json", action="store_true", help="machine-readable result")


def run(options: argparse.Namespace) -> int:
    """Drill; the exit code is 1 when anything is not as it was."""
    store = store_at(options.at or os.environ.get("HAMRONG_BACKUP_TO", ""))
    with database() as url:
        with connect(url) as link:
            began: datetime = value(link, "SELECT clock_timestamp()")
        try:
            report = drill(store, opener(options.key_file), var(), began)
        except StopError as stop:
            record.note("drill", began, fault=stop.sentence)
            raise
        record.note("drill", began, fault=" ".join(report.faults[:3]), **asdict(report))
    if options.json:
        say(json.dumps({**asdict(report), "ok": report.ok}))
    else:
        _show(report)
    return int(not report.ok)


def _show(report: Report) -> None:
    if report.ok:
        say(f"Backup {report.backup} restores: {report.tables} tables with {report.rows} rows,")
        say(f"{report.files} files and {report.sealed} sealed entries are as they were.")
    else:
        say(f"THE DRILL FAILED. Backup {report.backup}:")
        for fault in report.faults:
            say(f"  ✗ {fault}")
    say(f"Lost in a disaster at its start: {report.seconds_lost:.1f} s of work.")
    say(f"Time to restore: {report.seconds_to_restore:.1f} s.")
