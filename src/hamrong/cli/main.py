"""Finds the command, runs it, and turns every failure into one sentence and an exit code."""

import argparse
import errno
import importlib
import traceback
from typing import Protocol

from hamrong.cli.places import made, var
from hamrong.cli.screen import StopError, warn

# Only the chosen command's module is imported: that keeps the start short.
COMMANDS = {
    "up": "start everything: database, web, worker, sandbox",
    "test": "run all tests on a throw-away database",
    "check": "run the linters, type checks and house rules",
    "load": "load a province's pack of data",
    "doctor": "tell what is configured, reachable and missing",
    "routes": "list every address and who may use it",
    "verify": "prove that nobody altered the timeline",
    "backup": "back everything up, sealed",
    "restore": "bring a backup back into a new folder, to any moment",
    "drill": "prove that the latest backup restores",
    "bench": "measure under load, on a throw-away server",
    "shell": "open a Python shell on the platform",
    "manage": "run a Django management command",
}


class Command(Protocol):
    """What each command's module offers.

    With PASSES_ON true, what the parser does not know goes into `options.arguments`; with
    PASSES_ALL true, everything does.
    """

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the options."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it; the result is the exit code."""


def _overview() -> str:
    lines = [f"  {name:<8} {what}" for name, what in COMMANDS.items()]
    return "\n".join(
        ["Hàm Rồng — the e-government platform of a province", "",
         "usage: ./hamrong COMMAND [options]", "", *lines, "",
         "./hamrong COMMAND --help tells the options of one."]
    )  # fmt: skip


def _parse(name: str, arguments: list[str], module: Command) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog=f"./hamrong {name}",
        description=(getattr(module, "__doc__", "") or "").strip(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    module.add_arguments(parser)
    if getattr(module, "PASSES_ALL", False) and arguments[:1] not in (["-h"], ["--help"]):
        return argparse.Namespace(arguments=arguments)
    if not getattr(module, "PASSES_ON", False):
        return parser.parse_args(arguments)
    options, further = parser.parse_known_args(arguments)
    options.arguments = further
    return options


def main(arguments: list[str]) -> int:
    """Run one command line; returns the exit code."""
    name, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    if name in {"help", "-h", "--help"}:
        print(_overview())
        return 0
    if name not in COMMANDS:
        warn(f"There is no command {name!r}. ./hamrong help lists them.")
        return 2
    module: Command = importlib.import_module(f"hamrong.cli.{name}")
    return _guarded(name, rest, module)


def _guarded(name: str, rest: list[str], module: Command) -> int:
    try:
        return module.run(_parse(name, rest, module))
    except StopError as stop:
        warn(stop.sentence)
        return stop.code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 0
    except Exception as error:  # noqa: BLE001 the operator gets a sentence, the log the rest
        return _unexpected(name, error)


def _unexpected(name: str, error: Exception) -> int:
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
        warn(f"The disk is full: free some space under {var()} and run ./hamrong {name} again.")
        return 1
    if isinstance(error, PermissionError):
        warn(f"{error.filename} is not yours to write; run ./hamrong as its owner.")
        return 1
    first = (str(error).strip() or type(error).__name__).splitlines()[0]
    try:
        path = made(var() / "log") / "cli.log"
        path.write_text("".join(traceback.format_exception(error)))
        warn(f"./hamrong {name} failed: {first} (details: {path})")
    except OSError:
        warn(f"./hamrong {name} failed: {first}")
    return 1
