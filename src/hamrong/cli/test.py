"""Run all tests, in parallel, on a throw-away database; further options go to pytest.

Examples: ./hamrong test tests/service -k submit · ./hamrong test -n 1 -x
Browser tests need Chromium and fonts; as root on Debian they are installed when missing.
"""

import argparse
import os
import subprocess
import sys

from hamrong.cli import browser
from hamrong.cli.places import ROOT
from hamrong.cli.screen import say

PASSES_ON = True
_MOST_WORKERS = 12  # each worker takes several of the server's 100 connections


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--no-browser", action="store_true", help="leave the browser tests out")


def run(options: argparse.Namespace) -> int:
    """Run them; pytest's exit code is ours."""
    skipped = _skipped(wanted=not options.no_browser)
    command = [sys.executable, "-m", "pytest", *_workers(options.arguments), *options.arguments]
    if skipped:
        command += ["-m", "not browser"]
    environment = {**os.environ, "HAMRONG_CHROMIUM": browser.browser()}
    environment["PYTHONPATH"] = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
    code = subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode
    if skipped:
        say(f"\n!!! THE BROWSER TESTS WERE SKIPPED: {skipped} !!!")
    return code


def _skipped(*, wanted: bool) -> str:
    """Return why browser tests cannot run; empty when they can."""
    if not wanted:
        return "--no-browser was given"
    packages = browser.missing()
    if not packages or browser.install(packages):
        return ""
    return f"install {' '.join(packages)} (Debian: apt-get install {' '.join(packages)})"


def _workers(arguments: list[str]) -> list[str]:
    if any(argument.startswith(("-n", "--numprocesses")) for argument in arguments):
        return []
    usable = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return ["-n", str(min(usable, _MOST_WORKERS)), "--dist", "worksteal"]
