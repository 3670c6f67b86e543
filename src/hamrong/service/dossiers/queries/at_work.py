"""Who works on a dossier: who has its items, and who has it open at this moment."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.work import interface as work
from hamrong.kernel.work.interface import Present
from hamrong.service.dossiers.access import the_dossier
from hamrong.service.dossiers.ports import Deed, PanelCall, Reader


def at_work_panel(call: PanelCall) -> Mapping[str, Any]:
    """Return who has the dossier's items and who else has it open. Three queries.

    Opening the page is the sign that one is there; it needs no script.
    """
    work.note_presence(call.actor, call.matter_id)
    items = _open_items(call)
    return {
        "code": call.code,
        "others": work.others_present(call.actor, call.matter_id),
        "items": [(item, _address("item", item.row.id)) for item in items if _tells(item)],
        "claim": [(item, _address("claim", item.row.id)) for item in items if item.may_claim],
    }


def _open_items(call: PanelCall) -> Sequence[work.ItemView]:
    return call.once("work", lambda: work.open_on(call.actor, call.matter_id))


def _tells(item: work.ItemView) -> bool:
    return bool(item.row.holder or item.row.behalf)


def _address(name: str, item_id: object) -> str:
    """Return the workplace's page of an item, nothing where the workplace is switched off."""
    try:
        return reverse(f"workplace:{name}", args=[item_id])
    except NoReverseMatch:
        return ""


def still_there(actor: Actor, code: str) -> tuple[Present, ...]:
    """Note that the official still has the dossier open and return who else has.

    Raises:
        NotYoursError: the dossier does not exist for this actor.
    """
    dossier = the_dossier(actor, code)
    work.note_presence(actor, dossier.matter_id)
    return work.others_present(actor, dossier.matter_id)


def work_deeds(call: PanelCall) -> Sequence[Deed]:
    """Offer to give what is open to a colleague, and to leave a note. One query."""
    if call.reader is not Reader.OFFICIAL:
        return ()
    note = Deed(
        _("Ghi chú"),
        reverse("dossiers:note", args=[call.code]),
        icon="sticky-note",
        order=60,
        key="n",
    )
    items = _open_items(call)
    given = next((item for item in items if item.may_assign), None)
    address = _address("item", given.row.id) if given else ""
    if not address:
        return (note,)
    return (Deed(_("Giao việc"), address, icon="user-round-plus", order=20, key="a"), note)
