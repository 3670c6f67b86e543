"""Measure on a throw-away server: ./hamrong bench rush --people 1000; without a name, the load.

  run      filing, inbox, lists, figures and search under load
  pages    pages for strangers: made, kept, still standing; beside a file
  rush     everybody files at once, with photographs
  scale    the same pages over few dossiers and over many
  dashboards  targets, plans and figures over two million dossiers
  reports  all agencies send their quarterly report in the same moment

./hamrong bench NAME --help tells the options of one.
"""

import argparse
import os
import subprocess
import sys

from hamrong.cli.places import ROOT
from hamrong.cli.screen import StopError

PASSES_ALL = True
SCENARIOS = ("run", "pages", "rush", "scale", "dashboards", "reports")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare no options: everything goes to what is measured."""
    parser.usage = "./hamrong bench [run|pages|rush|scale|dashboards|reports] [options]"


def run(options: argparse.Namespace) -> int:
    """Run it; its exit code is ours."""
    name, *further = options.arguments or ["run"]
    if name.startswith("-"):
        name, further = "run", options.arguments
    if name not in SCENARIOS:
        raise StopError(f"There is nothing to measure called {name!r}: {', '.join(SCENARIOS)}.")
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-m", f"bench.{name}", *further]
    return subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode
