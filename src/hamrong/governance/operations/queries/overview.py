"""The platform at a glance, for who answers for it."""

import platform
import shutil
from dataclasses import dataclass

import django
from django.conf import settings

from hamrong.governance.operations.queries.database import DatabaseState, database_state
from hamrong.governance.operations.queries.safety import Safety, safety
from hamrong.kernel.jobs import interface as jobs
from hamrong.kernel.jobs.interface import Backlog

GIGABYTE = 1024**3
# Below this a day of scans may fill it.
LITTLE_DISK = 10 * GIGABYTE
LONG_WAIT = 300


@dataclass(frozen=True)
class Overview:
    """Queue, database, disk, versions and backups now."""

    alive: bool
    queue: Backlog
    server: DatabaseState
    safety: Safety
    disk_free: int
    disk_size: int
    versions: tuple[tuple[str, str], ...]

    @property
    def free_gigabytes(self) -> int:
        """Free on the disk of the data."""
        return self.disk_free // GIGABYTE

    @property
    def is_disk_low(self) -> bool:
        """Tell whether somebody should make room."""
        return self.disk_free < LITTLE_DISK

    @property
    def is_slow(self) -> bool:
        """Tell whether work waits longer than it should."""
        return self.queue.oldest_seconds > LONG_WAIT

    @property
    def oldest_minutes(self) -> int:
        """How long the oldest job that is due has waited."""
        return int(self.queue.oldest_seconds // 60)

    @property
    def database_megabytes(self) -> int:
        """Size of the database."""
        return self.server.size // 1024**2


def overview() -> Overview:
    """Return how the platform stands. At most eleven queries."""
    disk = shutil.disk_usage(settings.METRICS_FOLDER)
    server = database_state(slow=True)
    return Overview(
        alive=jobs.worker_alive(),
        queue=jobs.backlog(),
        server=server,
        safety=safety(),
        disk_free=disk.free,
        disk_size=disk.total,
        versions=(
            ("PostgreSQL", server.version.split(" ", 1)[0]),
            ("Python", platform.python_version()),
            ("Django", django.get_version()),
        ),
    )
