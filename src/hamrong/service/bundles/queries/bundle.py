"""A bundle as its readers see it, from the whole and from a member."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hamrong.service.bundles.models import Bundle, BundleMember
from hamrong.service.bundles.rules import MemberState
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.interface import Deed, FollowedPart, MemberStanding, PanelCall, Reader

STATE_LABEL: Mapping[MemberState, tuple[Promise, str]] = {
    MemberState.WAITING: (_("Chưa đến lượt"), "neutral"),
    MemberState.RUNNING: (_("Đang giải quyết"), "info"),
    MemberState.DONE: (_("Đã có kết quả"), "success"),
    MemberState.FAILED: (_("Kết thúc, không có kết quả"), "danger"),
    MemberState.DROPPED: (_("Không thực hiện"), "danger"),
}


@dataclass(frozen=True)
class MemberView:
    """One member of a bundle; `url` leads to its dossier for those who may read it."""

    name: str
    state: MemberState
    state_label: Promise
    tone: str
    because: str
    code: str
    authority: str
    dossier_state: str
    due_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True)
class BundleView:
    """One matter of several procedures."""

    code: str
    members: tuple[MemberView, ...]
    trouble: str
    done: int


def whole_of(matter_id: UUID) -> UUID | None:
    """Return the matter of the whole to which a matter belongs, itself included; None if none."""
    named = Q(whole_id=matter_id) | Q(members__matter_id=matter_id)
    return Bundle.objects.filter(named).values_list("whole_id", flat=True).first()


def trouble_of(whole_id: UUID) -> str | None:
    """Return what kept a bundle from going on, "" when nothing did, None when there is none."""
    return Bundle.objects.filter(whole_id=whole_id).values_list("trouble", flat=True).first()


def bundle_panel(call: PanelCall) -> Mapping[str, Any] | None:
    """Return the bundle a dossier is, or belongs to; None for every other dossier."""
    named = Q(whole_id=call.matter_id) | Q(members__matter_id=call.matter_id)
    bundle = Bundle.objects.filter(named).first()
    if bundle is None:
        return None
    rows = list(bundle.members.order_by("place"))
    standings = dossiers.member_standings([row.matter_id for row in rows if row.matter_id])
    view = BundleView(
        code=bundle.code,
        members=tuple(_view(row, standings) for row in rows),
        trouble=bundle.trouble if call.reader is Reader.OFFICIAL else "",
        done=sum(row.state == MemberState.DONE for row in rows),
    )
    return {"bundle": view, "is_whole": bundle.whole_id == call.matter_id, "here": call.code}


def followed_members(matter_id: UUID) -> Sequence[FollowedPart]:
    """Return how the members of a whole stand, for whoever follows it without an account.

    Why a member was dropped stays between the applicant and the desk. Two queries.
    """
    rows = list(BundleMember.objects.filter(bundle__whole_id=matter_id).order_by("place"))
    standings = dossiers.member_standings([row.matter_id for row in rows if row.matter_id])
    views = (_view(row, standings) for row in rows)
    return [
        FollowedPart(
            one.name, str(one.state_label), one.tone, one.authority, one.due_at, one.ended_at
        )
        for one in views
    ]


def bundle_deeds(call: PanelCall) -> Sequence[Deed]:
    """Offer the desk to try again what kept a member from starting."""
    if call.reader is not Reader.OFFICIAL or not dossiers.may_receive(
        call.actor, call.receiving_id
    ):
        return ()
    stuck = Bundle.objects.filter(whole_id=call.matter_id).exclude(trouble="")
    if not stuck.exists():
        return ()
    address = reverse("bundles:retry", args=[call.code])
    return (Deed(str(_("Chạy lại liên thông")), address, icon="refresh-cw", order=15),)


def _view(row: BundleMember, standings: Mapping[UUID, MemberStanding]) -> MemberView:
    state = MemberState(row.state)
    label, tone = STATE_LABEL[state]
    standing = standings.get(row.matter_id) if row.matter_id else None
    return MemberView(
        name=row.name,
        state=state,
        state_label=label,
        tone=tone,
        because=row.because,
        code=standing.code if standing else "",
        authority=standing.authority_name if standing else "",
        dossier_state=standing.state_label if standing else "",
        due_at=standing.due_at if standing and not standing.is_over else None,
        ended_at=row.ended_at,
    )
