"""The plan of the mini pack, and who carries it."""

from uuid import UUID

from tests.factories.directory import load_mini_directory
from tests.factories.identity import actor_of, make_official_account
from tests.factories.papers import PDF

from hamrong.foundation.directory import interface as directory
from hamrong.governance.plan.actions.conclude import Held, conclude, note_meeting
from hamrong.governance.plan.actions.conclude import Said as Concluded
from hamrong.governance.plan.actions.declare import Said, declare
from hamrong.governance.plan.actions.load_plans import load_plans
from hamrong.governance.plan.actions.report_progress import Said as Progressed
from hamrong.governance.plan.actions.report_progress import report_progress
from hamrong.governance.plan.actions.seat_member import Seat, seat_member
from hamrong.governance.plan.models import Assignment, Evidence, Plan
from hamrong.governance.plan.queries.targets import current_quarter
from hamrong.governance.plan.rules.committee import Body, Standing
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.state import State
from hamrong.governance.plan.rules.target import Share
from hamrong.kernel.actor.interface import Actor, Role
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.files import interface as files
from hamrong.kernel.pack.interface import open_pack

KEY = "ke-hoach-mau"
KEEPER, OFFICE_OF_JUSTICE = "Văn phòng UBND tỉnh", "Sở Tư pháp"


def load_mini_plan() -> Plan:
    """Load the units and the plan of the mini pack, amended in July 2020."""
    load_mini_directory()
    load_plans(open_pack("mini"))
    return Plan.objects.get(key=KEY)


def agency(short_name: str) -> directory.AgencyView:
    """Return an agency of today by its short name."""
    return next(a for a in directory.agencies_by_rank() if a.short_name == short_name)


def part_of(short_name: str, number: int, key: str = KEY) -> Assignment:
    """Return an agency's part of a task, today's."""
    return Assignment.objects.get(
        task__plan__key=key,
        task__number=number,
        agency_id=agency(short_name).id,
        party="",
        valid_to=None,
    )


def declared(
    actor: Actor,
    agency_id: UUID,
    target: str = "1.d",
    share: Share = Share(3, 4),  # noqa: B008 - a frozen value
    quarter: Quarter | None = None,
) -> UUID:
    """Declare a figure with its evidence, for the quarter of now, and return its id."""
    file_id = files.store(PDF, name="minh-chung.pdf", owner=actor).id
    plan = Plan.objects.get(key=KEY)
    said = Said(agency_id, quarter or current_quarter(plan), share, "Báo cáo số 1/BC", file_id)
    return declare(actor, KEY, target, said)


def reported(actor: Actor, part: Assignment, percent: int = 40) -> UUID:
    """Report progress of a part with a file, and return the id of the evidence."""
    file_id = files.store(PDF, name="ket-qua.pdf", owner=actor).id
    part.refresh_from_db()
    said = Progressed(State.UNDER_WAY, percent, result="Đã tập huấn.", files=(file_id,))
    progress_id = report_progress(actor, part.id, said, revision=part.revision)
    return Evidence.objects.get(progress_id=progress_id).id


def met(plan: Plan) -> tuple[UUID, UUID]:
    """Seat a member, note a meeting with its notice and a conclusion; return member and meeting."""
    account = make_official_account(plan.keeper_id, Role.HEAD, full_name="Phan Thị Chủ trì")
    head = actor_of(account)
    seat = Seat(Body.HELPERS, Standing.MEMBER, "Bà Lê Cúc", "Chuyên gia", today())
    member = seat_member(head, plan.key, seat)
    file_id = files.store(PDF, name="thong-bao.pdf", owner=head).id
    held = Held(today(), "Phiên họp", "45/TB-VP", file_id)
    meeting = note_meeting(head, plan.key, held)
    conclude(head, plan.key, meeting, Concluded("Rà soát", "continuous", [KEEPER]))
    return member, meeting
