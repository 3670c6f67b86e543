"""Load a pack into the platform."""

from collections.abc import Callable

from django.db import connection, transaction

from hamrong.kernel.pack.queries.open_pack import open_pack
from hamrong.kernel.pack.rules.section import SECTIONS, LoadReport, Section

_LOCK = 7_241_002


def load_pack(
    name: str, *, progress: Callable[[LoadReport], None] | None = None
) -> list[LoadReport]:
    """Load every section in order, each in a transaction of its own; tell of each when done.

    Loading the same pack again changes nothing; a changed file updates what it describes.
    Two loads at the same time take turns, section by section.

    Raises:
        PackError: with file and line; sections before it stay loaded.
    """
    pack = open_pack(name)
    reports: list[LoadReport] = []
    for part in sorted(SECTIONS.values(), key=_place):
        with transaction.atomic():
            _wait_for_other_loads()
            report = part.load(pack)
        reports.append(report)
        if progress:
            progress(report)
    return reports


def _place(part: Section) -> tuple[int, str]:
    return part.order, part.name


def _wait_for_other_loads() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
