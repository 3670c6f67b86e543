"""Rules by village: everything whose address names it goes to one heir."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.reorganisation.access import must_administer
from hamrong.foundation.reorganisation.actions.plan_run import locked_run
from hamrong.foundation.reorganisation.events import VillageAssigned, VillageReleased
from hamrong.foundation.reorganisation.models import Village
from hamrong.foundation.reorganisation.queries.runs import run_view
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.text.interface import plain
from hamrong.kernel.timeline.interface import record

_SHORTEST, _LONGEST = 3, 120


@transaction.atomic
def assign_village(actor: Actor, on: date, agency_id: UUID, *, name: str, heir_id: UUID) -> None:
    """Send all that names a village of a divided commune to one of its heirs.

    Raises:
        NotYoursError: not an administrator of the province, or there is no such reorganisation.
        RefusedError: the name is too short to tell villages apart, or the heir is none.
    """
    must_administer(actor)
    day = run_view(on).day
    words = " ".join(plain(name).replace(",", " ").split())
    if not _SHORTEST <= len(words) <= _LONGEST:
        raise RefusedError(_("Hãy ghi tên thôn, tổ dân phố như trong địa chỉ."), field="name")
    found = directory.succeeded(on).get(agency_id)
    heir = next((h for h in found.heirs if h.id == heir_id), None) if found else None
    if heir is None:
        raise RefusedError(_("Chỉ chọn được cơ quan kế tục của cơ quan này."), field="heir")
    run = locked_run(day)
    Village.objects.update_or_create(
        run=run,
        old_id=agency_id,
        words=words,
        defaults={"name": " ".join(name.split())[:_LONGEST], "heir_id": heir_id},
    )
    record(run.matter_id, VillageAssigned(on=on, village=name, heir=heir.name), actor=actor)


@transaction.atomic
def release_village(actor: Actor, on: date, village_id: UUID) -> UUID:
    """Take a rule back and return the agency it was for.

    Raises:
        NotYoursError: not an administrator of the province, or there is no such rule.
    """
    must_administer(actor)
    run = locked_run(run_view(on).day)
    village = Village.objects.filter(run=run, id=village_id).first()
    if village is None:
        raise NotYoursError
    record(run.matter_id, VillageReleased(on=on, village=village.name), actor=actor)
    village.delete()
    return village.old_id
