"""Remind agencies of what they were asked, before the day and when it has passed; once each."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.identity import interface as identity
from hamrong.kernel.actor.interface import SYSTEM, Role
from hamrong.kernel.calendar.interface import calendar_for, now, today
from hamrong.kernel.notify import interface as notify
from hamrong.kernel.text.interface import format_time
from hamrong.kernel.timeline.interface import record
from hamrong.kernel.work import interface as work
from hamrong.service.dossiers.events import OpinionOverdue
from hamrong.service.dossiers.models import Opinion

LATE_KIND = "dossiers.opinion_late"
# Reminded one working day of eight hours before; no row of holidays is longer than this.
BEFORE, LOOK_AHEAD = 8 * 60, timedelta(days=14)
MOST_TOLD, MOST_AT_ONCE = 20, 2_000


def remind_opinions() -> int:
    """Send what is due to be sent about open questions and return about how many."""
    waiting = Opinion.objects.filter(ended_at__isnull=True)
    late = waiting.filter(due_at__lt=now(), overdue_told_at__isnull=True)
    soon = waiting.filter(
        due_at__gte=now(), due_at__lte=now() + LOOK_AHEAD, reminded_at__isnull=True
    )
    told = sum(_tell_late(key) for key in late.values_list("id", flat=True)[:MOST_AT_ONCE])
    return told + sum(_remind(key) for key in soon.values_list("id", flat=True)[:MOST_AT_ONCE])


@transaction.atomic
def _remind(opinion_id: UUID) -> bool:
    opinion = _open(opinion_id)
    if opinion is None or opinion.reminded_at is not None:
        return False
    if calendar_for(opinion.agency_id).add(now(), BEFORE) < opinion.due_at:
        return False
    opinion.reminded_at = now()
    opinion.save(update_fields=["reminded_at"])
    _send(opinion, "dossiers.opinion_soon", _those_asked(opinion))
    return True


@transaction.atomic
def _tell_late(opinion_id: UUID) -> bool:
    """Tell both sides, and put it into the asker's own list."""
    opinion = _open(opinion_id)
    if opinion is None or opinion.overdue_told_at is not None:
        return False
    opinion.overdue_told_at = now()
    opinion.late_item_id = _put_before_asker(opinion)
    opinion.save(update_fields=["overdue_told_at", "late_item_id"])
    _send(opinion, "dossiers.opinion_late", [*_those_asked(opinion), opinion.asked_by_id])
    dossier = opinion.dossier
    told = OpinionOverdue(dossier_id=dossier.id, code=dossier.code, agency=opinion.agency.name)
    record(dossier.matter_id, told, actor=SYSTEM, agency_id=dossier.authority_id)
    return True


def _open(opinion_id: UUID) -> Opinion | None:
    found = Opinion.objects.select_for_update(of=("self",)).select_related("dossier", "agency")
    return found.filter(id=opinion_id, ended_at__isnull=True).first()


def _those_asked(opinion: Opinion) -> list[UUID]:
    """Return who would answer: the specialists of the agency, its head or leader without any."""
    for role in (Role.SPECIALIST, Role.HEAD, Role.LEADER):
        found = identity.holders(opinion.agency_id, role)
        if found:
            return [one.id for one in found[:MOST_TOLD]]
    return []


def _send(opinion: Opinion, template: str, account_ids: Iterable[UUID]) -> None:
    dossier = opinion.dossier
    for account_id in dict.fromkeys(account_ids):
        notify.send(
            account_id=account_id,
            template=template,
            data={
                "code": dossier.code,
                "procedure": dossier.procedure_name,
                "agency": opinion.agency.name,
                "due": format_time(opinion.due_at),
            },
            matter_id=dossier.matter_id,
            key=f"{template}:{opinion.id}:{account_id}",
        )


def _put_before_asker(opinion: Opinion) -> UUID:
    dossier = opinion.dossier
    return work.open_item(
        matter_id=dossier.matter_id,
        kind=LATE_KIND,
        title=_("Quá hạn trả lời ý kiến, %(agency)s: %(name)s")
        % {"agency": opinion.agency.short_name, "name": dossier.procedure_name},
        agency_id=dossier.authority_id,
        role=Role.SPECIALIST,
        due_at=calendar_for(dossier.authority_id).end_by(today()),
        link=f"/lam-viec/ho-so/{dossier.code}/y-kien/{opinion.id}",
        code=dossier.code,
        applicant=dossier.applicant_name,
        search=dossier.search_key,
        assignee_id=opinion.asked_by_id,
    )
