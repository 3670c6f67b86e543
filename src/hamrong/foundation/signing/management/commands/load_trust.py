"""Load the trust list alone, when only it has changed."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from hamrong.foundation.signing.actions.load_trust import load_trust
from hamrong.kernel.pack.interface import PackError, open_pack


class Command(BaseCommand):
    help = "Load whom a pack, and the folder HAMRONG_TRUST_FOLDER, trust to certify signers."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pack")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            with transaction.atomic():
                report = load_trust(open_pack(options["pack"]))
        except PackError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.write(f"{report.loaded} authorities, {report.changed} new")
