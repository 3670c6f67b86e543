"""Note why a day differs from the platform's."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, StaleError
from hamrong.kernel.calendar.interface import now
from hamrong.service.payments.access import gaps_visible_to


@transaction.atomic
def end_gap(actor: Actor, gap_id: UUID, *, note: str) -> None:
    """End a difference with what was found out and done about it.

    Raises:
        NotYoursError: no such difference for this actor.
        RefusedError: nothing is noted.
        StaleError: it is ended already.
    """
    gap = gaps_visible_to(actor).select_for_update().filter(id=gap_id).first()
    if gap is None:
        raise NotYoursError
    if gap.ended_at is not None:
        raise StaleError
    if not note.strip():
        raise RefusedError(_("Hãy ghi đã kiểm tra và xử lý thế nào."), field="note")
    gap.ended_at, gap.ended_by, gap.note = now(), actor.name[:120], note.strip()[:300]
    gap.save(update_fields=["ended_at", "ended_by", "note"])
