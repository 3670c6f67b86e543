"""What the platform's monitoring is told beside what processes count."""

import platform
import shutil
from datetime import datetime

import django
from django.conf import settings

from hamrong.governance.operations.queries.database import database_state
from hamrong.governance.operations.queries.safety import safety
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.jobs import interface as jobs
from hamrong.kernel.observe.interface import Figure

NEVER = -1.0


def figures() -> list[Figure]:
    """Return queue, database, disk and backups as figures. Ages are seconds, -1 when never."""
    queue, server, kept = jobs.backlog(), database_state(), safety()
    disk = shutil.disk_usage(settings.METRICS_FOLDER)
    plain: dict[str, str] = {}
    return [
        ("hamrong_info", "Versions.", _versions(server.version), 1),
        ("hamrong_jobs_waiting", "Jobs that are due.", plain, queue.waiting),
        ("hamrong_jobs_oldest_seconds", "Wait of the oldest due job.", plain, queue.oldest_seconds),
        ("hamrong_jobs_doing", "Jobs under way.", plain, queue.doing),
        ("hamrong_jobs_failed", "Jobs that failed for good.", plain, queue.failed),
        ("hamrong_worker_alive", "1 when a worker gave a sign.", plain, jobs.worker_alive()),
        ("hamrong_database_connections", "Connections.", plain, server.connections),
        ("hamrong_database_connections_most", "Allowed.", plain, server.most_connections),
        ("hamrong_database_bytes", "Size of the database.", plain, server.size),
        ("hamrong_database_idle_seconds", "Longest idle transaction.", plain, server.idle_seconds),
        ("hamrong_disk_free_bytes", "Free on the data's disk.", plain, disk.free),
        ("hamrong_disk_bytes", "Size of the data's disk.", plain, disk.total),
        ("hamrong_backup_set_up", "1 when backups have a place.", plain, bool(kept.to)),
        ("hamrong_backup_age_seconds", "Since the last good backup.", plain,
         _age(kept.backup.ended_at if kept.backup else None)),
        ("hamrong_drill_age_seconds", "Since the last good drill.", plain,
         _age(kept.drill.ended_at if kept.drill else None)),
        ("hamrong_kept_age_seconds", "Work that a disaster would cost.", plain,
         _age(kept.kept_until)),
        ("hamrong_restore_seconds", "Time to restore, as drilled.", plain,
         (kept.drill.seconds_to_restore if kept.drill else None) or NEVER),
    ]  # fmt: skip


def _age(at: datetime | None) -> float:
    return max((now() - at).total_seconds(), 0.0) if at else NEVER


def _versions(postgres: str) -> dict[str, str]:
    return {
        "python": platform.python_version(),
        "django": django.get_version(),
        "postgres": postgres.split(" ", 1)[0],
    }
