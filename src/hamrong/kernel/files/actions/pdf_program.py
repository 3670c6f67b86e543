"""The program that opens PDF of others, in a process of its own with little memory and time.

A PDF of a few kilobytes can unpack to gigabytes, or keep a processor busy for hours. `open_pdf`
starts this file by its path as `python -I`; it imports nothing of the house, so that it starts
quickly and knows no secret. The task comes as JSON on standard input; answers are lines of JSON.
"""

import json
import os
import resource
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf

MEMORY = 512 * 1024 * 1024
"""Bytes of address space; a scanned contract of a hundred pages opens in a tenth of it."""
CPU_SECONDS = 10
LARGEST_WRITTEN = 256 * 1024 * 1024

LOCKED = "locked"
BROKEN = "broken"
HEAVY = "heavy"


class MalformedError(ValueError):
    """A part of the document is not of the type it must be (ISO 32000)."""


def join(sources: Sequence[pikepdf.Pdf], out: BinaryIO) -> None:
    """Write the pages of all sources as one PDF; the same pages make the same bytes."""
    with pikepdf.Pdf.new() as whole:
        for source in sources:
            whole.pages.extend(source.pages)
        whole.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            # What is on the pages is copied as it is, never unpacked.
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )


def has_fields(pdf: pikepdf.Pdf) -> bool:
    """Tell whether a PDF has a signature or fields to fill in (ISO 32000-1, 12.7.2).

    Raises:
        MalformedError: what should be the form is something else.
    """
    form = pdf.Root.get("/AcroForm")
    if form is None:
        return False
    if not isinstance(form, pikepdf.Dictionary):
        raise MalformedError("/AcroForm is no dictionary")
    fields = form.get("/Fields")
    if fields is None:
        return False
    if not isinstance(fields, pikepdf.Array):
        raise MalformedError("/Fields is no array")
    return len(fields) > 0


def _look(paths: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Tell of each PDF its pages; and try what binding will do with them, into nothing."""
    for number, path in enumerate(paths):
        yield {"at": number}
        with pikepdf.open(path) as pdf, Path(os.devnull).open("wb") as nothing:
            pages = len(pdf.pages)
            if not has_fields(pdf):
                join([pdf], nothing)
            yield {"pages": pages}


def _bind(paths: Sequence[str], out: str) -> Iterator[dict[str, Any]]:
    """Write those without fields as one PDF; tell of each how many of its pages are in it."""
    taken = []
    with ExitStack() as opened:
        for number, path in enumerate(paths):
            yield {"at": number}
            pdf = opened.enter_context(pikepdf.open(path))
            stays = has_fields(pdf)
            yield {"pages": 0 if stays else len(pdf.pages)}
            if not stays:
                taken.append(pdf)
        with Path(out).open("wb") as file:
            join(taken, file)
        yield {"done": True}


def _limit() -> None:
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, LARGEST_WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def _fault_of(error: Exception) -> str:
    if isinstance(error, pikepdf.PasswordError):
        return LOCKED
    # The library tells a want of memory as a fault of the file.
    wanted = isinstance(error, MemoryError) or _most_used() > MEMORY // 2
    return HEAVY if wanted else BROKEN


def _most_used() -> int:
    """Return the most bytes of address space this process had, 0 where no /proc tells."""
    try:
        told = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0
    lines = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
    return int(lines.get("VmPeak", "0 kB").split()[0]) * 1024


def main() -> None:
    """Do the task of standard input."""
    _limit()
    task = json.load(sys.stdin)
    steps = _bind(task["paths"], task["out"]) if task["out"] else _look(task["paths"])
    try:
        for told in steps:
            sys.stdout.write(json.dumps(told) + "\n")
            sys.stdout.flush()
    except Exception as error:  # noqa: BLE001 whatever a made-up file does to the library
        sys.stdout.write(json.dumps({"fault": _fault_of(error)}) + "\n")


if __name__ == "__main__":
    main()
