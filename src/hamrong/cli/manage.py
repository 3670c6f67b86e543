"""Run a Django management command, as in ./hamrong manage showmigrations."""

import argparse
import os

from hamrong.cli.database import database
from hamrong.cli.given import take

PASSES_ALL = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare no options: everything goes to Django."""
    parser.epilog = "./hamrong manage help lists the commands."


def run(options: argparse.Namespace) -> int:
    """Run it with the database at hand; Django's exit code is ours."""
    from django.core.management import ManagementUtility

    take()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hamrong.config.settings")
    with database():
        try:
            ManagementUtility(["./hamrong manage", *options.arguments]).execute()
        except SystemExit as end:
            return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0
