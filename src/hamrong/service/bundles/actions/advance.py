"""Bring a bundle to where its members' dossiers say it is."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.process import interface as process
from hamrong.service.bundles.models import Bundle, BundleMember
from hamrong.service.bundles.rules import Member, MemberState, Step, member_of, next_step
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.interface import MemberOrder, MemberStanding, State


@transaction.atomic
def advance(whole_id: UUID) -> None:
    """Start what can start, drop what cannot come any more, finish the whole when all is over.

    Everything follows from how the dossiers stand now, so it may run at any time and any number
    of times. What stops a member from starting (nobody competent at the place) is kept as
    `trouble`, shown to the desk, and tried again with the next run.
    """
    process.lock_process(whole_id)
    bundle = Bundle.objects.select_for_update().filter(whole_id=whole_id).first()
    if bundle is None or bundle.ended_at is not None:
        return
    rows = list(bundle.members.order_by("place"))
    standings = dossiers.member_standings([row.matter_id for row in rows if row.matter_id])
    whole = dossiers.member_standings([whole_id])[whole_id]
    if whole.is_over:
        _end_with_the_whole(bundle, rows, standings)
        return
    for row in rows:
        _note(bundle, row, standings)
    members = [member_of(one) for one in bundle.body["members"]]
    bundle.trouble = ""
    step = _take(bundle, members, rows)
    _clock(bundle, standings)
    if step.over:
        _finish(bundle, rows)
    bundle.save(update_fields=["trouble", "ended_at"])


def _note(bundle: Bundle, row: BundleMember, standings: dict[UUID, MemberStanding]) -> None:
    """Note that a running member ended; its result goes to the whole."""
    standing = standings.get(row.matter_id) if row.matter_id else None
    if standing is None or row.state != MemberState.RUNNING:
        return
    if standing.has_result:
        dossiers.take_member_result(bundle.whole_id, standing.matter_id, row.key)
        _end(row, MemberState.DONE)
    elif standing.is_over:
        _end(row, MemberState.FAILED, because=standing.state_label)


def _end(row: BundleMember, state: MemberState, *, because: str = "") -> None:
    row.state, row.ended_at, row.because = state, now(), because[:500]
    row.save(update_fields=["state", "ended_at", "because"])


def _take(bundle: Bundle, members: list[Member], rows: list[BundleMember]) -> Step:
    by_key = {row.key: row for row in rows}
    step = next_step(members, {row.key: MemberState(row.state) for row in rows})
    for key in step.drop:
        _end(by_key[key], MemberState.DROPPED, because=_("Thủ tục phải có trước không có kết quả"))
    for member in members:
        if member.key in step.start:
            _start(bundle, member, by_key[member.key])
    return step


def _start(bundle: Bundle, member: Member, row: BundleMember) -> None:
    results = {dossiers.result_key(key): own for key, own in member.results.items()}
    order = MemberOrder(
        procedure_code=member.procedure,
        groups=member.groups,
        documents={**member.documents, **results},
    )
    try:
        with transaction.atomic():
            opened = dossiers.lodge_member(bundle.whole_id, order)
    except (LookupError, RefusedError) as wrong:
        said = wrong.message if isinstance(wrong, RefusedError) else _("Không còn thủ tục này.")
        bundle.trouble = f"{row.name}: {said}"[:500]
        return
    row.matter_id, row.state, row.started_at = opened.matter_id, MemberState.RUNNING, now()
    row.save(update_fields=["matter_id", "state", "started_at"])


def _clock(bundle: Bundle, standings: dict[UUID, MemberStanding]) -> None:
    """The one appointment waits while a member waits for the applicant."""
    waiting = [one for one in standings.values() if one.state is State.SUPPLEMENT]
    reason = _("Hồ sơ %(code)s chờ bổ sung") % {"code": waiting[0].code} if waiting else ""
    dossiers.wait_for_member(bundle.whole_id, reason=reason)


def _finish(bundle: Bundle, rows: list[BundleMember]) -> None:
    """Finish the whole with what came, or stop it when nothing did."""
    without = [f"{row.name} ({row.because})" for row in rows if row.state != MemberState.DONE]
    note = _("Không có kết quả: %(names)s") % {"names": "; ".join(without)} if without else ""
    got = any(row.state == MemberState.DONE for row in rows)
    dossiers.finish_whole(bundle.whole_id, with_results=got, note=note)
    bundle.ended_at = now()


def _end_with_the_whole(
    bundle: Bundle, rows: list[BundleMember], standings: dict[UUID, MemberStanding]
) -> None:
    """The whole was withdrawn: what waits is dropped, what runs is withdrawn with it."""
    because = _("Hồ sơ liên thông %(code)s đã kết thúc") % {"code": bundle.code}
    for row in rows:
        if row.state == MemberState.WAITING:
            _end(row, MemberState.DROPPED, because=because)
        elif row.state == MemberState.RUNNING and row.matter_id is not None:
            if not standings[row.matter_id].is_over and not standings[row.matter_id].has_result:
                dossiers.withdraw_member(row.matter_id, reason=because)
            _end(row, MemberState.FAILED, because=because)
    bundle.ended_at = now()
    bundle.save(update_fields=["ended_at"])
