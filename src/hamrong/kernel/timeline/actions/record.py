"""Write a fact."""

from uuid import UUID

from django.db import connection

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.jobs.interface import enqueue
from hamrong.kernel.observe.interface import about
from hamrong.kernel.timeline.events import REGISTRY
from hamrong.kernel.timeline.models import Entry
from hamrong.kernel.timeline.rules import event_data, kind_of


def record(
    matter_id: UUID,
    event: object,
    *,
    actor: Actor,
    agency_id: UUID | None = None,
    note: str = "",
) -> UUID:
    """Write what happened, in the transaction in which it happens, and return the entry's id.

    One insert, and one for each job that follows this kind. `agency_id` is the agency in whose
    name the actor acted. No lock is taken that another writer could wait for.

    Raises:
        RuntimeError: outside a transaction.
        KeyError: the kind was never announced.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("record must be called inside transaction.atomic()")
    kind = kind_of(event)
    if kind not in REGISTRY.announced:
        raise KeyError(f"{kind} was never announced")
    about(matter_id)
    data = event_data(event)
    entry = Entry.objects.create(
        matter_id=matter_id,
        kind=kind,
        data=data,
        note=note,
        at=now(),
        actor_id=actor.account_id,
        actor_name=actor.acting_as(agency_id).signed_name[:120],
        hat=actor.hat.value,
        agency_id=agency_id,
    )
    for job in REGISTRY.subscribers.get(kind, ()):
        enqueue(job, entry_id=entry.id, matter_id=matter_id, kind=kind, data=data)
    return entry.id
