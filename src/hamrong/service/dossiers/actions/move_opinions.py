"""A reorganisation moves open questions from agencies that end to their heirs."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.db.models import Count

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.reorganisation.interface import About, Handover
from hamrong.kernel.timeline.interface import record
from hamrong.kernel.work import interface as work
from hamrong.service.dossiers.events import OpinionMoved
from hamrong.service.dossiers.models import Opinion


def count_opinions(agency_ids: Collection[UUID]) -> Mapping[UUID, int]:
    """Count the open questions put to agencies."""
    rows = Opinion.objects.filter(agency__in=agency_ids, ended_at__isnull=True)
    return dict(rows.values_list("agency_id").annotate(n=Count("id")).order_by())


def some_opinions(
    agency_ids: Collection[UUID], limit: int, skip: Collection[UUID]
) -> Sequence[UUID]:
    """Return some open questions put to agencies."""
    rows = Opinion.objects.filter(agency__in=agency_ids, ended_at__isnull=True)
    return list(rows.exclude(id__in=skip).order_by("id").values_list("id", flat=True)[:limit])


def move_opinion(opinion_id: UUID, handover: Handover) -> None:
    """Put a question to the heir of the agency asked; its due time stays.

    Where the heir was asked about the same dossier already, one question is enough: this one ends
    without an answer.
    """
    opinion = (
        Opinion.objects.select_for_update(of=("self",))
        .select_related("dossier", "agency")
        .filter(id=opinion_id, ended_at__isnull=True)
        .first()
    )
    if opinion is None:
        return
    old = opinion.agency
    heir_id = handover.guide.choose(old.id, About(opinion.id)).agency_id
    if heir_id == old.id:
        return
    dossier = opinion.dossier
    asked = Opinion.objects.filter(dossier=dossier, agency=heir_id, ended_at__isnull=True)
    if asked.exists():
        opinion.ended_at = handover.at
        opinion.save(update_fields=["ended_at"])
        if opinion.work_item_id:
            work.finish(opinion.work_item_id, by=handover.actor)
    else:
        opinion.agency_id = heir_id
        opinion.save(update_fields=["agency"])
        work.reseat(dossier.matter_id, {old.id: heir_id}, keeps=handover.staff(heir_id))
    told = OpinionMoved(
        dossier_id=dossier.id,
        code=dossier.code,
        old_agency=old.name,
        new_agency=directory.agency(heir_id).name,
    )
    record(dossier.matter_id, told, actor=handover.actor, agency_id=old.id)
