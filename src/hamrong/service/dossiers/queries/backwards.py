"""Which ways backwards a reader of a dossier has."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from hamrong.kernel.process import interface as process
from hamrong.service.dossiers.ports import Deed, PanelCall, Reader
from hamrong.service.dossiers.rules import RUNNING


def backward_deeds(call: PanelCall) -> Sequence[Deed]:
    """Offer to give back or to take back, whichever is open to this reader."""
    if call.reader is not Reader.OFFICIAL or call.state not in RUNNING:
        return ()
    found = []
    # The visits are on the page already: only who may have a way back costs a query.
    left = [stay for stay in call.visits if stay.left_at is not None]
    visited = {stay.step_key for stay in left}
    if left and process.earlier_steps(call.matter_id, call.actor, visited):
        address = reverse("dossiers:give_back", args=[call.code])
        found.append(Deed(_("Trả lại bước trước"), address, icon="undo-2", order=20, key="t"))
    sent = bool(left) and left[-1].actor_id == call.actor.account_id
    if sent and process.recallable(call.matter_id, call.actor):
        address = reverse("dossiers:take_back", args=[call.code])
        found.append(Deed(_("Thu hồi"), address, icon="undo", order=21, key="h"))
    return found
