"""The platform's own command line, run from a job."""

import subprocess
import sys


class CommandError(Exception):
    """A command ended with a fault; the text is its own sentence."""


def run_command(name: str) -> None:
    """Run `./hamrong NAME` as a process of its own, and wait for it.

    Raises:
        CommandError: it failed.
    """
    done = subprocess.run(  # noqa: S603 our own program, with a name of ours
        [sys.executable, "-m", "hamrong.cli", name],
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        lines = (done.stderr.strip() or done.stdout.strip() or "no reason given").splitlines()
        raise CommandError(lines[-1])
