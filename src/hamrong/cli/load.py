"""Load a pack: a province's agencies, procedures, holidays and the rest, as data.

Loading the same pack again updates what is there and never doubles it.
"""

import argparse
import os
from pathlib import Path

from hamrong.cli.database import database
from hamrong.cli.given import take
from hamrong.cli.loaded import call, ready


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("pack", metavar="PACK", help="its name (thanhhoa) or its folder")


def run(options: argparse.Namespace) -> int:
    """Load it; a fault in the pack is told with file and line."""
    from hamrong.cli.management import told

    named = Path(os.environ.get("HAMRONG_CALLER", ".")) / options.pack
    pack = str(named.resolve()) if named.is_dir() else options.pack
    with database(), told():
        take()
        ready()
        call("load_pack", pack)
    return 0
