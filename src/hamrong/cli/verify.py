"""Prove the whole timeline: every entry is as it was written, and none is missing."""

import argparse

from hamrong.cli.database import database
from hamrong.cli.loaded import call, ready
from hamrong.cli.management import told


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--json", action="store_true", help="machine-readable result")


def run(options: argparse.Namespace) -> int:
    """Verify; the exit code is 1 when an entry was altered, and its place is named."""
    with database(), told():
        ready()
        call("verify", *(["--json"] if options.json else []))
    return 0
