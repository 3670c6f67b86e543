"""Run the linters, type checks and house rules, side by side; details only where one fails."""

import argparse
import json
import os
import shlex
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass

from hamrong.cli.places import ROOT
from hamrong.cli.screen import StopError, say

# The slowest first, so that the others run beside it.
CHECKS = {
    "types": "-m mypy src house",
    "imports": "-c 'from importlinter.cli import lint_imports_command as lint; lint()'",
    "style": "-m ruff check .",
    "format": "-m ruff format --check .",
    "migrations": "-m house.migrations",
    "foreign keys": "-m house.foreign_keys",
    "sizes": "-m house.sizes",
    "clean files": "-m house.clean_files",
    "translations": "-m house.translations",
}


@dataclass(frozen=True)
class Result:
    """How one check went; `seconds` of wall-clock time."""

    name: str
    ok: bool
    seconds: float
    output: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    names = ", ".join(CHECKS)
    parser.add_argument("only", nargs="*", metavar="NAME", help=f"only these of: {names}")
    parser.add_argument("--json", action="store_true", help="machine-readable result")


def run(options: argparse.Namespace) -> int:
    """Run them; the exit code is 1 when one fails."""
    if unknown := set(options.only) - set(CHECKS):
        raise StopError(f"There is no check {', '.join(sorted(unknown))}: {', '.join(CHECKS)}.", 2)
    chosen = [name for name in CHECKS if name in (options.only or CHECKS)]
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        results = []
        for result in pool.map(_check, chosen):
            results.append(result)
            if not options.json:
                _show(result)
    failed = [result.name for result in results if not result.ok]
    if options.json:
        say(json.dumps([asdict(result) for result in results], ensure_ascii=False))
    else:
        say(f"{len(failed)} of {len(results)} checks failed: {', '.join(failed)}" if failed else
            f"All {len(results)} checks passed.")  # fmt: skip
    return int(bool(failed))


def _check(name: str) -> Result:
    began = time.monotonic()
    paths = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
    done = subprocess.run(
        [sys.executable, *shlex.split(CHECKS[name])],
        check=False,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": paths, "HAMRONG_SECRET_KEY": "only-for-checking"},
    )
    return Result(name, done.returncode == 0, time.monotonic() - began, done.stdout.strip())


def _show(result: Result) -> None:
    say(f"  {'✓' if result.ok else '✗'} {result.name} {result.seconds:.1f} s")
    if not result.ok:
        say("\n".join(f"      {line}" for line in result.output.splitlines()))
