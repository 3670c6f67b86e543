"""Bounds on size: a file has at most 400 lines, a function 40. There are no exceptions.

What grows past them holds more than one verb, reader or resource: give each a file of its own.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from house.report import report
from house.tree import ROOT, python_files

LONGEST_FILE = 400
LONGEST_FUNCTION = 40


def faults(path: Path, shown: str) -> Iterator[str]:
    """Return what is too long in one file."""
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    if lines > LONGEST_FILE:
        yield f"{shown}: {lines} lines; {LONGEST_FILE} at most. Split it by verb, reader or part."
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield (
                    f"{shown}:{node.lineno}: {node.name} has {length} lines; "
                    f"{LONGEST_FUNCTION} at most. Give its steps names of their own."
                )


if __name__ == "__main__":
    sys.exit(
        report(
            fault for path in python_files() for fault in faults(path, str(path.relative_to(ROOT)))
        )
    )
