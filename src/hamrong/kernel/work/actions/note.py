"""Leave a note for colleagues."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.timeline.interface import record
from hamrong.kernel.work.events import NoteWritten

LONGEST_NOTE = 2_000


@transaction.atomic
def write_note(actor: Actor, matter_id: UUID, text: str, *, agency_id: UUID) -> None:
    """Put a note on a matter's timeline, for colleagues only; it cannot be changed afterwards.

    The caller has checked that the actor may read the matter.

    Raises:
        RefusedError: nothing is written, or too much.
    """
    text = text.replace("\x00", "").strip()
    if not text:
        raise RefusedError(_("Hãy viết nội dung ghi chú."), field="text")
    if len(text) > LONGEST_NOTE:
        raise RefusedError(_("Ghi chú dài quá 2.000 ký tự."), field="text")
    record(matter_id, NoteWritten(), actor=actor, agency_id=agency_id, note=text)
