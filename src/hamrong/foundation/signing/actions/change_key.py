"""Suspend a key, take it into use again, or revoke it."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.signing.access import administers, the_key
from hamrong.foundation.signing.events import KeyStateChanged
from hamrong.foundation.signing.models import OpenKey
from hamrong.foundation.signing.rules.keys import State, may_become
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.timeline.interface import record


@transaction.atomic
def change_key(actor: Actor, key_id: UUID, *, state: State, because: str) -> None:
    """Change what may be done with a key. Its keeper may only suspend it (lost PIN or device).

    Revoked here it signs nothing more; the authority is told by its own form.

    Raises:
        NotYoursError: the key is not the actor's, or only an administrator may do this.
        RefusedError: no reason is given, or the state does not follow.
    """
    row = the_key(actor, key_id, lock=True)
    if state is not State.SUSPENDED and not administers(actor, row.agency_id):
        raise NotYoursError
    back = state is State.ACTIVE and State(row.state) is not State.SUSPENDED
    if back or not may_become(State(row.state), state):
        raise RefusedError(_("Không thể làm việc này với khóa ở tình trạng hiện tại."))
    if not because.strip():
        raise RefusedError(_("Hãy ghi lý do."), field="because")
    OpenKey.objects.filter(key=row).delete()
    row.state, row.because = state, because.strip()[:500]
    row.save(update_fields=["state", "because"])
    told = KeyStateChanged(holder=row.holder_name, state=state.value)
    record(row.matter_id, told, actor=actor, agency_id=row.agency_id, note=row.because)
