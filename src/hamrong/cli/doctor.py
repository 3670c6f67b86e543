"""Tell what is configured, reachable and missing, and what to do about it."""

import argparse
import json
from dataclasses import asdict

from hamrong.cli.diagnosis.finding import Finding, State
from hamrong.cli.diagnosis.machine import machine
from hamrong.cli.diagnosis.services import services
from hamrong.cli.screen import say

_MARKS = {State.OK: "✓", State.OFF: "·", State.WARNING: "!", State.FAULT: "✗"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--json", action="store_true", help="machine-readable result")


def run(options: argparse.Namespace) -> int:
    """Look at everything; the exit code is 1 when something needed is missing."""
    findings = [*machine(), *services()]
    if options.json:
        say(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            _show(finding)
    return int(any(finding.state is State.FAULT for finding in findings))


def _show(finding: Finding) -> None:
    say(f"  {_MARKS[finding.state]} {finding.name:<18} {finding.detail}")
    if finding.remedy:
        say(f"    {'':<18} → {finding.remedy}")
