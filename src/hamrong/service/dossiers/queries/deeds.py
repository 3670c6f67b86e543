"""What else an official may do with a dossier, beside the actions of its process."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hamrong.service.dossiers.access import (
    may_ask_new_date,
    may_ask_opinion,
    may_deliver_apology,
    may_receive,
    may_reissue,
)
from hamrong.service.dossiers.ports import Deed, PanelCall, Reader
from hamrong.service.dossiers.queries.checks import checks_of
from hamrong.service.dossiers.queries.opinions import opinions
from hamrong.service.dossiers.queries.timing import timing
from hamrong.service.dossiers.rules import CLOSED, RUNNING, State

WITHOUT_CLOCK = CLOSED | {State.SUBMITTED, State.FINISHED}


def date_deeds(call: PanelCall) -> Sequence[Deed]:
    """Offer another day while the clock runs."""
    if call.reader is not Reader.OFFICIAL or call.state in WITHOUT_CLOCK:
        return ()
    if not may_ask_new_date(call.actor, call.authority_id):
        return ()
    address = reverse("dossiers:ask_date", args=[call.code])
    return (Deed(_("Gia hạn, hẹn lại"), address, icon="calendar-clock", order=30, key="d"),)


def timing_panel(call: PanelCall) -> Mapping[str, Any] | None:
    """Return the time of the dossier, and whether this reader can deliver a letter that waits."""
    found = timing(call)
    may_deliver = may_deliver_apology(call.actor, call.receiving_id, call.authority_id)
    return {
        "timing": found,
        "code": call.code,
        "may_deliver": found.undelivered and may_deliver,
    }


def check_deeds(call: PanelCall) -> Sequence[Deed]:
    """Offer the desk to hold the papers against the checklist, until the dossier is closed."""
    if call.reader is not Reader.OFFICIAL or call.state in CLOSED | {State.FINISHED}:
        return ()
    if not may_receive(call.actor, call.receiving_id):
        return ()
    address = reverse("dossiers:check", args=[call.code])
    return (Deed(_("Kiểm tra thành phần"), address, icon="list-checks", order=10, key="k"),)


def reception_panel(call: PanelCall) -> Mapping[str, Any] | None:
    """Return how the papers were found; nothing before the desk marked any."""
    checks = checks_of(call.dossier_id)
    return {"checks": checks} if checks else None


def opinion_deeds(call: PanelCall) -> Sequence[Deed]:
    """Offer to ask others while the dossier is handled."""
    handled = call.state in RUNNING and may_ask_opinion(call.actor, call.authority_id)
    if call.reader is not Reader.OFFICIAL or not handled:
        return ()
    address = reverse("dossiers:ask_opinion", args=[call.code])
    return (Deed(_("Lấy ý kiến"), address, icon="messages-square", order=20, key="y"),)


def opinions_panel(call: PanelCall) -> Mapping[str, Any] | None:
    """Return what others were asked and answered; nothing when nobody was."""
    found = opinions(call.actor, call.dossier_id)
    return {"opinions": found, "code": call.code} if found else None


def control_deeds(call: PanelCall) -> Sequence[Deed]:
    """Offer form 05 to officials."""
    if call.reader is not Reader.OFFICIAL:
        return ()
    address = reverse("dossiers:control", args=[call.code])
    return (Deed(_("In phiếu kiểm soát"), address, icon="printer", order=90),)


def reissue_deeds(call: PanelCall) -> Sequence[Deed]:
    """Offer the leader to correct or revoke an issued result."""
    issued = call.state in {State.FINISHED, State.RETURNED}
    if call.reader is not Reader.OFFICIAL or not issued:
        return ()
    if not may_reissue(call.actor, call.authority_id):
        return ()
    correct = reverse("dossiers:correct", args=[call.code])
    revoke = reverse("dossiers:revoke", args=[call.code])
    return (
        Deed(_("Đính chính kết quả"), correct, icon="file-pen-line", order=60),
        Deed(_("Thu hồi kết quả"), revoke, icon="file-x", style="danger", order=61),
    )
