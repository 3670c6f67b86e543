"""Begin a plan in which nothing stands yet."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.directory import interface as directory
from hamrong.governance.plan import events
from hamrong.governance.plan.access import may_start
from hamrong.governance.plan.actions.load_plans import PLAN_MATTER
from hamrong.governance.plan.models import EditionState, Plan
from hamrong.governance.plan.rules.drafting import empty_plan
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.matter.interface import open_matter
from hamrong.kernel.timeline.interface import record

# Words that stand in addresses where a plan's key would.
RESERVED = frozenset({"lap-moi", "phan-viec", "bao-cao", "minh-chung", "ke-khai"})


@dataclass(frozen=True, slots=True)
class Begun:
    """What a plan begins with: its name in addresses, title, keeper and time."""

    key: str
    title: str
    keeper_id: UUID
    begins: date
    ends: date


@transaction.atomic
def start_plan(actor: Actor, begun: Begun) -> str:
    """Begin an empty plan as a draft and return its key. Nobody else sees it until it is in force.

    Raises:
        NotYoursError: the actor neither heads nor leads the keeper, or that is none of the
            province's own agencies.
        RefusedError: the key is taken, or the time ends before it begins.
    """
    if begun.keeper_id not in may_start(actor):
        raise NotYoursError
    if begun.ends < begun.begins:
        raise RefusedError(_("Ngày kết thúc phải sau ngày bắt đầu."), field="ends")
    if begun.key in RESERVED or Plan.objects.filter(key=begun.key).exists():
        raise RefusedError(_("Tên này đã dùng; hãy đặt tên khác."), field="key")
    keeper = directory.agency(begun.keeper_id)
    content = empty_plan(begun.key, begun.title, keeper.short_name, begun.begins, begun.ends)
    plan = Plan.objects.create(
        key=begun.key,
        title=begun.title,
        keeper_id=keeper.id,
        begins_on=begun.begins,
        ends_on=begun.ends,
        reporting=content["reporting"],
        matter_id=open_matter(kind=PLAN_MATTER, title=begun.title, agency_id=keeper.id),
    )
    plan.editions.create(
        number=1,
        valid_from=today(),
        decision={},
        content=content,
        state=EditionState.DRAFT,
        made_by=actor.signed_name[:120],
    )
    record(plan.matter_id, events.DraftOpened(), actor=actor, agency_id=keeper.id)
    return plan.key
