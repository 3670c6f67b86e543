"""A reorganisation moves drafts: who began to file before files where the place is now."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from hamrong.foundation.directory.interface import Agency
from hamrong.foundation.reorganisation.interface import About, Handover
from hamrong.kernel.notify import interface as notify
from hamrong.service.dossiers.queries.filing import DRAFT_PURPOSE
from hamrong.service.forms import interface as forms


def _areas(agency_ids: Collection[UUID]) -> dict[str, UUID]:
    """Return the agencies by the key of their area, as drafts name their place."""
    rows = Agency.objects.filter(id__in=agency_ids, area__isnull=False)
    return {str(area_id): key for area_id, key in rows.values_list("area_id", "id")}


def count_drafts(agency_ids: Collection[UUID]) -> Mapping[UUID, int]:
    """Count the drafts begun for places of agencies."""
    areas = _areas(agency_ids)
    begun = forms.open_drafts(DRAFT_PURPOSE, "area_id", areas.keys())
    return Counter(areas[chosen] for _draft, chosen in begun)


def some_drafts(agency_ids: Collection[UUID], limit: int, skip: Collection[UUID]) -> Sequence[UUID]:
    """Return some drafts begun for places of agencies."""
    begun = forms.open_drafts(DRAFT_PURPOSE, "area_id", _areas(agency_ids).keys())
    return [draft_id for draft_id, _chosen in begun if draft_id not in skip][:limit]


def move_draft(draft_id: UUID, handover: Handover) -> None:
    """Let a draft name the place as it is now; where it was divided its owner is told to look."""
    draft = forms.the_choices(draft_id)
    old = Agency.objects.filter(area=draft.choices.get("area_id") or None).first()
    if old is None:
        return
    choice = handover.guide.choose(old.id, About(draft_id))
    new = Agency.objects.select_related("area").get(id=choice.agency_id)
    if new.id == old.id or new.area is None:
        return
    forms.redirect(draft_id, area=new.area.code, area_id=str(new.area_id))
    if not choice.certain:
        notify.send(
            account_id=draft.account_id,
            template="dossiers.draft_moved",
            data={"procedure": draft.title, "old": old.short_name, "agency": new.short_name},
            key=f"{draft_id}:{handover.on}",
        )
