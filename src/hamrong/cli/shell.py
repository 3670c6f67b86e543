"""Open a Python shell with the platform loaded."""

import argparse

from hamrong.cli.database import database
from hamrong.cli.given import take
from hamrong.cli.loaded import call, ready
from hamrong.cli.management import told


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("-c", "--command", help="run this text instead of asking for input")


def run(options: argparse.Namespace) -> int:
    """Open it."""
    with database(), told():
        take()
        ready()
        call("shell", *(["-c", options.command] if options.command else []))
    return 0
