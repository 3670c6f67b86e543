"""How each of our linters speaks: one line a fault, exit code 1 when there is one."""

from collections.abc import Iterable


def report(faults: Iterable[str]) -> int:
    """Print every fault; returns the exit code."""
    found = sorted(set(faults))
    for fault in found:
        print(fault)
    return int(bool(found))
