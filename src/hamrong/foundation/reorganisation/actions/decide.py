"""Decide where single open things of a divided or abolished agency go."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.reorganisation.access import must_administer
from hamrong.foundation.reorganisation.actions.plan_run import locked_run
from hamrong.foundation.reorganisation.events import HeirsDecided
from hamrong.foundation.reorganisation.models import Decision
from hamrong.foundation.reorganisation.queries.runs import run_view
from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.timeline.interface import record


@transaction.atomic
def decide(actor: Actor, on: date, agency_id: UUID, heirs: Mapping[UUID, UUID]) -> int:
    """Note for things of an agency which heir each goes to; returns how many changed.

    The last decision counts until the thing has moved.

    Raises:
        NotYoursError: not an administrator of the province, or there is no such reorganisation.
        RefusedError: an agency named takes over nothing from this one.
    """
    must_administer(actor)
    day = run_view(on).day
    found = directory.succeeded(on).get(agency_id)
    allowed = {heir.id for heir in found.heirs} if found else set()
    if not set(heirs.values()) <= allowed:
        raise RefusedError(_("Chỉ chọn được cơ quan kế tục của cơ quan này."), field="heir")
    run = locked_run(day)
    known = dict(
        Decision.objects.filter(run=run, thing_id__in=heirs).values_list("thing_id", "heir_id")
    )
    changed = {thing: heir for thing, heir in heirs.items() if known.get(thing) != heir}
    Decision.objects.bulk_create(
        [
            Decision(run=run, thing_id=thing, heir_id=heir, decided_by=actor.name, decided_at=now())
            for thing, heir in changed.items()
        ],
        update_conflicts=True,
        unique_fields=["run", "thing_id"],
        update_fields=["heir", "decided_by", "decided_at"],
    )
    if changed:
        record(run.matter_id, HeirsDecided(on=on, count=len(changed)), actor=actor)
    return len(changed)
