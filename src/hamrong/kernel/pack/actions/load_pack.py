"""Load a pack into the platform."""

from collections.abc import Callable

from django.db import transaction

from hamrong.kernel.pack.queries.open_pack import open_pack
from hamrong.kernel.pack.rules import SECTIONS, LoadReport, Section


def load_pack(
    name: str, *, progress: Callable[[LoadReport], None] | None = None
) -> list[LoadReport]:
    """Load every section in order, each in a transaction of its own; tell of each when done.

    Loading the same pack again changes nothing; a changed file updates what it describes.

    Raises:
        PackError: with file and line; sections before it stay loaded.
    """
    pack = open_pack(name)
    reports: list[LoadReport] = []
    for part in sorted(SECTIONS.values(), key=_place):
        with transaction.atomic():
            report = part.load(pack)
        reports.append(report)
        if progress:
            progress(report)
    return reports


def _place(part: Section) -> tuple[int, str]:
    return part.order, part.name
