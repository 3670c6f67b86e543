"""Processes of an earlier run whose supervisor was killed with -9."""

from contextlib import suppress

import psutil

from hamrong.cli.supervisor.child import MARK


def clear(run: str) -> int:
    """Kill what still runs with this mark; returns how many there were."""
    found = [process for process in psutil.process_iter() if _has_mark(process, run)]
    for process in found:
        with suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(found, timeout=5)
    return len(found)


def _has_mark(process: psutil.Process, run: str) -> bool:
    try:
        return process.environ().get(MARK) == run
    except (psutil.Error, OSError, ValueError):
        return False
