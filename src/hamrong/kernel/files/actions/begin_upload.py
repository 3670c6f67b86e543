"""Begin an upload in pieces."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.files.actions.receive import too_large
from hamrong.kernel.files.models import Upload
from hamrong.kernel.files.queries.upload import UploadView, own_uploads, upload_view
from hamrong.kernel.files.rules.kinds import MAX_BYTES
from hamrong.kernel.files.rules.tus import MOST_AT_ONCE, MOST_WAITING, expires

DAY_MS = round(timedelta(days=1) / timedelta(milliseconds=1))
STEPS = 100
"""Places in a millisecond, for files chosen at once."""


@dataclass(frozen=True)
class Known:
    """What the client knows of its file.

    `fingerprint` tells the file again when it is chosen anew; `order` is when it was chosen, in
    hundredths of a millisecond since 1970, so that files chosen at once keep their order.
    """

    fingerprint: str = ""
    order: int = 0


NOTHING = Known()


@transaction.atomic
def begin_upload(
    actor: Actor, *, purpose: str, name: str, length: int, known: Known = NOTHING
) -> UploadView:
    """Return a new upload, or the unfinished one of the same file for the same purpose.

    So a lost answer begins nothing twice, and a file chosen again goes on where it stopped.
    Whether the actor may give something for the purpose is the caller's word.

    Raises:
        NotYoursError: nobody is logged in.
        RefusedError: too large, or too much is on its way; `field` is "file".
    """
    if actor.account_id is None:
        raise NotYoursError
    if not 0 < length <= MAX_BYTES:
        said = too_large(MAX_BYTES) if length else _("Tệp rỗng. Hãy kiểm tra và chọn lại tệp.")
        raise RefusedError(said, field="file")
    _one_at_a_time(actor)
    fingerprint = known.fingerprint[:64]
    if fingerprint and (same := _unfinished(actor, purpose, fingerprint, length)):
        return upload_view(same)
    _within_quota(actor, length)
    made = Upload.objects.create(
        owner_id=actor.account_id,
        purpose=purpose,
        name=name[:200],
        fingerprint=fingerprint,
        length=length,
        place=_place(known.order),
        expires_at=expires(now()),
    )
    return upload_view(made)


def _place(order: int) -> int:
    """Return the place of a file chosen then; a clock that is a day wrong does not count."""
    here = round(now().timestamp() * 1000) * STEPS
    return order if abs(order - here) < DAY_MS * STEPS else here


def _one_at_a_time(actor: Actor) -> None:
    """Let the requests of one account wait for each other, so that all count what is there."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext(%s))", [f"uploads {actor.account_id}"]
        )


def _unfinished(actor: Actor, purpose: str, fingerprint: str, length: int) -> Upload | None:
    same = own_uploads(actor).filter(purpose=purpose, fingerprint=fingerprint, length=length)
    return same.filter(file=None, refusal="").select_for_update().first()


def _within_quota(actor: Actor, length: int) -> None:
    kept = (
        own_uploads(actor)
        .filter(refusal="")
        .aggregate(bytes=Sum("length"), unfinished=Count("id", filter=Q(file=None)))
    )
    if kept["unfinished"] >= MOST_AT_ONCE or (kept["bytes"] or 0) + length > MOST_WAITING:
        raise RefusedError(
            _("Bạn có quá nhiều tệp đang gửi dở. Hãy chờ gửi xong hoặc bỏ bớt rồi thử lại."),
            field="file",
        )
