"""Declare a figure of a target, with what proves it."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hamrong.governance.plan import events
from hamrong.governance.plan.access import the_plan
from hamrong.governance.plan.models import Declaration
from hamrong.governance.plan.queries.declaring import (
    asks_of,
    declaring_agencies,
    open_quarters,
    the_target,
)
from hamrong.governance.plan.rules.declaring import Asks, Fault, fault_of
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.target import Share
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role
from hamrong.kernel.files import interface as files
from hamrong.kernel.timeline.interface import record

_SPEAK = (Role.SPECIALIST, Role.HEAD, Role.LEADER)
_FAULTS: Final = {
    Fault.BELOW_NOTHING: gettext_lazy("Số không được nhỏ hơn 0."),
    Fault.OF_NOTHING: gettext_lazy("Mẫu số phải từ 1 trở lên."),
    Fault.MORE_THAN_ALL: gettext_lazy("Tử số không được lớn hơn mẫu số."),
    Fault.NOT_OUTSIDE: gettext_lazy("Hồ sơ nhận ngoài hệ thống chỉ ghi tổng số."),
    Fault.NO_MILESTONE: gettext_lazy("Mốc chỉ có đạt hoặc chưa đạt."),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What is declared: for which agency and quarter, how much, on what basis, with which file."""

    agency_id: UUID
    quarter: Quarter
    share: Share
    basis: str
    file_id: UUID | None = None


@transaction.atomic
def declare(actor: Actor, key: str, target_key: str, said: Said) -> UUID:
    """Keep what an agency declares of a target and return its id; the latest one counts.

    What was declared before stays readable. The keeper speaks for the whole province; an agency
    for itself, and together they count where the keeper says nothing.

    Raises:
        NotYoursError: the target does not exist, or the actor does not speak for the agency.
        RefusedError: the quarter's figures stand already, the figure cannot be, or it has neither
            basis nor evidence.
    """
    plan = the_plan(actor, key, lock=True)
    target = the_target(actor, key, target_key)
    agency = next((a for a in declaring_agencies(actor, target) if a.id == said.agency_id), None)
    asks = asks_of(target)
    if asks is None or agency is None:
        raise NotYoursError
    if said.quarter not in open_quarters(plan, target):
        raise RefusedError(_("Số liệu của quý này đã chốt."), field="quarter")
    file_id = _proven(asks, said)
    files.attach([file_id], plan.matter_id)
    row = Declaration.objects.create(
        target=target,
        year=said.quarter.year,
        quarter=said.quarter.number,
        numerator=said.share.numerator,
        denominator=said.share.denominator,
        basis=said.basis.strip(),
        file_id=file_id,
        agency_id=agency.id,
        name=actor.acting_as(agency.id, *_SPEAK).signed_name[:120],
    )
    quarter = f"{said.quarter.roman}/{said.quarter.year}"
    fact = events.FigureDeclared(target.key, quarter, agency.short_name)
    record(plan.matter_id, fact, actor=actor, agency_id=agency.id)
    return row.id


def _proven(asks: Asks, said: Said) -> UUID:
    """Return the evidence of a figure that can be, refuse any other."""
    if fault := fault_of(asks, said.share):
        raise RefusedError(str(_FAULTS[fault]), field=fault.field)
    if not said.basis.strip():
        raise RefusedError(_("Hãy ghi căn cứ của số liệu."), field="basis")
    if said.file_id is None:
        raise RefusedError(_("Hãy gửi kèm tệp minh chứng."), field="file")
    return said.file_id
