"""The plan of the mini pack, and who carries it."""

from tests.factories.directory import load_mini_directory

from hamrong.foundation.directory import interface as directory
from hamrong.governance.plan.actions.load_plans import load_plans
from hamrong.governance.plan.models import Assignment, Plan
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
