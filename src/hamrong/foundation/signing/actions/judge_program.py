"""The program that opens signed files of others, in a process of its own with bounds.

`judge` starts this file by its path as `python -I`. Of the house it imports the rules alone, which
know no setting and no secret. The task comes as JSON on standard input, the report goes as one line
of JSON to standard output. Nothing is fetched: what the judging needs is in the task.
"""

import json
import logging
import resource
import sys
from datetime import datetime
from importlib import import_module
from pathlib import Path

MEMORY = 768 * 1024 * 1024
"""Bytes of address space: a signed scan of 30 MB is held three times."""
CPU_SECONDS = 20


def _limit() -> None:
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def main() -> None:
    """Do the task of standard input."""
    _limit()
    logging.disable(logging.CRITICAL)
    task = json.load(sys.stdin)
    sys.path.insert(0, str(Path(__file__).resolve().parents[4]))
    rules = "hamrong.foundation.signing.rules"
    report = import_module(f"{rules}.report")
    try:
        judging = import_module(f"{rules}.judging")
        material = import_module(f"{rules}.material").Material.from_json(task["material"])
        at = datetime.fromisoformat(task["at"])
        data = Path(task["path"]).read_bytes()
        found = judging.judge(data, task["kind"], material, at)
    except MemoryError:
        found = report.cannot_tell(task["kind"], report.Reason.HEAVY)
    sys.stdout.write(json.dumps(report.as_json(found)) + "\n")


if __name__ == "__main__":
    main()
