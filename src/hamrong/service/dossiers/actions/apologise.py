"""Say sorry for a missed time, by itself and at once."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import translation
from django.utils.translation import gettext as _

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import SYSTEM
from hamrong.kernel.calendar.interface import calendar_for, now
from hamrong.kernel.jobs.interface import enqueue
from hamrong.kernel.process import interface as process
from hamrong.kernel.timeline.interface import record
from hamrong.kernel.work import interface as work
from hamrong.service.dossiers.events import ApologyMade
from hamrong.service.dossiers.models import Apology, Dossier
from hamrong.service.dossiers.rules import RUNNING, State, new_appointment


def enqueue_apologies() -> int:
    """Enqueue an apology for every dossier whose time ran out without one; return how many."""
    told = Apology.objects.filter(dossier=OuterRef("id"), missed=OuterRef("due_at"))
    overdue = Dossier.objects.filter(
        state__in=[state.value for state in RUNNING],
        due_at__lt=now(),
        clock_stopped_at__isnull=True,
    ).exclude(Exists(told))
    ids = list(overdue.values_list("id", flat=True)[:5000])
    for dossier_id in ids:
        enqueue("dossiers.apologise", key=f"dossiers.apologise:{dossier_id}", dossier_id=dossier_id)
    return len(ids)


@transaction.atomic
def apologise(dossier_id: UUID) -> bool:
    """Write the letter for a missed time, once; return whether one was written now.

    It names the step and agency where the dossier lies and promises the working time the remaining
    steps are allowed (form 04 of Circular 01/2018/TT-VPCP). The appointed time stays missed.
    """
    dossier = Dossier.objects.select_for_update().get(id=dossier_id)
    at = now()
    runs = State(dossier.state) in RUNNING and dossier.clock_stopped_at is None
    if not runs or dossier.due_at is None or at <= dossier.due_at:
        return False
    if Apology.objects.filter(dossier=dossier, missed=dossier.due_at).exists():
        return False
    apology = Apology.objects.create(
        dossier=dossier,
        occasion=Apology.objects.filter(dossier=dossier).count() + 1,
        missed=dossier.due_at,
        promised=_promised(dossier, at),
        reason=_reason(dossier),
        made_at=at,
        delivered_at=at if _can_be_reached(dossier) else None,
    )
    dossier.missed_at = dossier.missed_at or dossier.due_at
    dossier.save(update_fields=["missed_at"])
    record(
        dossier.matter_id,
        ApologyMade(
            dossier_id=dossier.id,
            code=dossier.code,
            reason=apology.reason,
            due_at=apology.promised,
            occasion=apology.occasion,
        ),
        actor=SYSTEM,
        agency_id=dossier.authority_id,
    )
    enqueue("dossiers.make_slip", dossier_id=dossier.id, kind="apology", occasion=apology.occasion)
    return True


def _promised(dossier: Dossier, at: datetime) -> datetime:
    minutes = process.allowed_minutes_left(dossier.matter_id)
    return new_appointment(at, minutes, calendar_for(dossier.authority_id))


def _reason(dossier: Dossier) -> str:
    """Say where the dossier lies and with whom, in Vietnamese: it is printed."""
    state = process.state(dossier.matter_id)
    step = state.step_name if state else ""
    who = work.who_has(dossier.matter_id, state.step_key) if state else ""
    at = state.agency_id if state and state.agency_id else dossier.authority_id
    with translation.override(settings.LANGUAGE_CODE):
        told = {"step": step, "agency": directory.agency(at).name, "who": who}
        if who:
            return _("Hồ sơ quá thời hạn ở bước “%(step)s”, %(agency)s, do %(who)s xử lý.") % told
        return _("Hồ sơ quá thời hạn ở bước “%(step)s”, %(agency)s.") % told


def _can_be_reached(dossier: Dossier) -> bool:
    return bool(dossier.applicant_id or dossier.applicant_mail or dossier.applicant_phone)
