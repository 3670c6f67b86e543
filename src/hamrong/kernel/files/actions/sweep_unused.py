"""Let go what nobody gave anything for: files nothing refers to, then contents without a file."""

import shutil
from collections.abc import Iterator
from datetime import timedelta

from django.db import connection, models, transaction
from django.db.models import Exists, OuterRef, QuerySet

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.files.models import Blob, File, Part
from hamrong.kernel.files.ports import incoming_folder, path_of

AGE = timedelta(days=2)
"""Younger ones may be on their way into something: no request lasts that long."""
MOST_AT_ONCE = 2000


def sweep_unused() -> int:
    """Remove dropped files and their contents and return how many contents went.

    A file stays while it belongs to a matter, any row of any context points to it, or a bound PDF
    names its content as proof. A content stays while a file has it.
    """
    _sweep_files()
    old = Blob.objects.filter(stored_at__lt=now() - AGE).filter(~_has(File, blob=OuterRef("pk")))
    swept = sum(
        _sweep_content(sha256) for sha256 in old.values_list("pk", flat=True)[:MOST_AT_ONCE]
    )
    _sweep_incoming()
    return swept


def hold_content(sha256: str) -> None:
    """Keep the sweep away from a content until the transaction ends, whether it is here or not."""
    _lock("SELECT pg_advisory_xact_lock_shared(hashtext(%s))", sha256)


def _lock(statement: str, sha256: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, [f"content {sha256}"])
        return cursor.fetchone()[0] is not False


@transaction.atomic
def _sweep_files() -> None:
    """Delete files without a purpose; one that gets a purpose meanwhile is locked and stays."""
    found = _unused().order_by("id").select_for_update(skip_locked=True)
    ids = list(found.values_list("id", flat=True)[:MOST_AT_ONCE])
    # Asked again now that nothing new can point to them.
    _unused().filter(id__in=ids).delete()


def _unused() -> QuerySet[File]:
    found = File.objects.filter(given_at__lt=now() - AGE, matter_id__isnull=True)
    for model, column in _pointing():
        found = found.filter(~_has(model, **{column: OuterRef("pk")}))
    return found.filter(~_has(Part, sha256=OuterRef("blob_id")))


def _pointing() -> Iterator[tuple[type[models.Model], str]]:
    """Give every column of every context that points to a file."""
    for relation in File._meta.get_fields(include_hidden=True):  # noqa: SLF001 Django's documented API
        if isinstance(relation, models.ForeignObjectRel):
            yield relation.related_model, relation.field.name


def _has(model: type[models.Model], **which: object) -> Exists:
    return Exists(model._base_manager.filter(**which))  # noqa: SLF001 rows no manager may hide


@transaction.atomic
def _sweep_content(sha256: str) -> bool:
    """Remove a content unless somebody gives it this very moment.

    The bytes go before the row's end is known to others, and both under the lock: a crash in
    between leaves a row without a file, which the same content given anew makes whole, as does the
    next sweep.
    """
    if not _lock("SELECT pg_try_advisory_xact_lock(hashtext(%s))", sha256):
        return False
    row = Blob.objects.select_for_update(skip_locked=True).filter(pk=sha256).first()
    if row is None or File.objects.filter(blob=row).exists():
        return False
    row.delete()
    path_of(sha256).unlink(missing_ok=True)
    return True


def _sweep_incoming() -> None:
    """Remove what a crash left of contents that were being looked at."""
    before = (now() - AGE).timestamp()
    for path in incoming_folder().iterdir():
        if path.stat().st_mtime >= before:
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
