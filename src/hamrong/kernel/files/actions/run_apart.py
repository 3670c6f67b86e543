"""Run a program of ours on files of others: in a process of its own, with a time limit."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_NEEDED = ("LD_LIBRARY_PATH", "PATH")
"""Of the environment; the rest holds secrets."""


def run_apart(
    program: Path, task: Mapping[str, Any], *, seconds: float
) -> tuple[list[dict[str, Any]], bool]:
    """Run a Python file as `python -I` with a task; return the lines of JSON it told.

    The second value says whether it came to its own end within `seconds`. The program bounds its
    memory and processor time itself.

    Raises:
        RuntimeError: it told nothing.
    """
    kept = {name: os.environ[name] for name in _NEEDED if name in os.environ}
    with subprocess.Popen(  # noqa: S603 our own program
        [sys.executable, "-I", str(program)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=kept,
    ) as running:
        try:
            out, errors = running.communicate(json.dumps(task).encode(), timeout=seconds)
        except subprocess.TimeoutExpired:
            running.kill()
            out, errors = running.communicate()
    told = [json.loads(line) for line in out.splitlines(keepends=True) if line.endswith(b"\n")]
    if not told:
        raise RuntimeError(f"{program.name} told nothing: {errors.decode()[-500:]}")
    return told, running.returncode == 0
