"""A reorganisation moves open dossiers from agencies that end to their heirs."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.db.models import Case, Count, F, Q, QuerySet, When

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.directory.interface import Agency
from hamrong.foundation.reorganisation.interface import About, Handover, OpenThing
from hamrong.kernel.text.interface import plain
from hamrong.service.dossiers.actions.change_agencies import Change, change_agencies
from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.rules import CLOSED
from hamrong.service.procedures import interface as procedures

OPEN = ~Q(state__in=[state.value for state in sorted(CLOSED)])
LISTED_PATH = "/lam-viec/ho-so/"


def _open_at(agency_ids: Collection[UUID]) -> QuerySet[Dossier]:
    return Dossier.objects.filter(OPEN).filter(
        Q(receiving__in=agency_ids) | Q(authority__in=agency_ids)
    )


def count_dossiers(agency_ids: Collection[UUID]) -> Mapping[UUID, int]:
    """Count the open dossiers of agencies, each once: with who decides it, or receives it."""
    at = Case(When(authority__in=agency_ids, then=F("authority_id")), default=F("receiving_id"))
    rows = _open_at(agency_ids).annotate(at=at).values_list("at").annotate(n=Count("id"))
    return dict(rows.order_by())


def some_dossiers(
    agency_ids: Collection[UUID], limit: int, skip: Collection[UUID]
) -> Sequence[UUID]:
    """Return some open dossiers of agencies."""
    rows = _open_at(agency_ids).exclude(id__in=skip)
    return list(rows.order_by("id").values_list("id", flat=True)[:limit])


def move_dossier(dossier_id: UUID, handover: Handover) -> None:
    """Move one open dossier; one that moved or ended meanwhile stays as it is.

    Raises:
        StaleError: someone acted on it at this very moment; to be tried again.
    """
    dossier = Dossier.objects.select_related("receiving", "authority").get(id=dossier_id)
    if dossier.closed_at is not None:
        return
    about = _about([dossier])[dossier.id]
    guide = handover.guide
    receiving = guide.choose(dossier.receiving_id, about)
    authority = guide.choose(dossier.authority_id, about)
    if (receiving.agency_id, authority.agency_id) == (dossier.receiving_id, dossier.authority_id):
        return
    commune_id = guide.choose(about.commune_id, about).agency_id if about.commune_id else None
    wanted = {receiving.agency_id, authority.agency_id} | ({commune_id} if commune_id else set())
    found = Agency.objects.in_bulk(wanted)
    change = Change(
        receiving=found[receiving.agency_id],
        authority=found[authority.agency_id],
        area_id=found[commune_id].area_id if commune_id else None,
        basis=handover.basis,
        on=handover.on,
        to_review=not (receiving.certain and authority.certain),
        keeps=handover.staff(receiving.agency_id) | handover.staff(authority.agency_id),
    )
    change_agencies(dossier, change, actor=handover.actor)


def dossiers_to_decide(
    agency_ids: Collection[UUID], after: UUID | None, limit: int
) -> Sequence[OpenThing]:
    """List the open dossiers of agencies for whoever decides where each goes. Three queries."""
    rows = _open_at(agency_ids).select_related("receiving", "authority")
    if after is not None:
        rows = rows.filter(id__gt=after)
    found = list(rows.order_by("id")[:limit])
    about = _about(found)
    return [
        OpenThing(
            agency_id=d.authority_id if d.authority_id in agency_ids else d.receiving_id,
            about=about[d.id],
            code=d.code,
            title=d.procedure_name,
            who=d.applicant_name,
            address=d.applicant_address,
            link=f"{LISTED_PATH}{d.code}",
        )
        for d in found
    ]


def _about(dossiers: Sequence[Dossier]) -> dict[UUID, About]:
    """Return what decides where dossiers go: procedure, commune concerned, addresses."""
    areas = {d.area_id for d in dossiers if d.area_id}
    communes = dict(Agency.objects.filter(area__in=areas).values_list("area_id", "id"))
    versions = procedures.versions([d.procedure_version_id for d in dossiers])
    return {
        d.id: About(
            thing_id=d.id,
            address=plain(" ".join(_addresses(d))),
            commune_id=(communes.get(d.area_id) if d.area_id else None) or _commune_of(d),
            field=version.field if (version := versions.get(d.procedure_version_id)) else "",
            procedure=d.procedure_code,
        )
        for d in dossiers
    }


def _commune_of(dossier: Dossier) -> UUID | None:
    """Return the commune that received or decides the dossier, if one does."""
    for agency in (dossier.receiving, dossier.authority):
        if agency.level == directory.Level.COMMUNE:
            return agency.id
    return None


def _addresses(dossier: Dossier) -> list[str]:
    """Return where the applicant lives and every other address the form asked for."""
    asked = [
        str(row.get("text", ""))
        for group in dossier.labelled
        for row in group.get("rows", ())
        if str(row.get("key", "")).endswith("address")
    ]
    return [dossier.applicant_address, *asked]
