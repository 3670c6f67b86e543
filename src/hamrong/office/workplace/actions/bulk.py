"""Do one thing with many items: each item in a transaction and with a result of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.identity import interface as identity
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, StaleError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.jobs.interface import enqueue
from hamrong.kernel.process import interface as process
from hamrong.kernel.work import interface as work
from hamrong.kernel.work.interface import ItemView
from hamrong.office.workplace.actions.give import give
from hamrong.office.workplace.models import BulkItem, BulkRun
from hamrong.office.workplace.rules import MOST_AT_ONCE, Deed, Outcome

# Should the program stop in the middle, the background goes on after this time.
SAFETY_NET = timedelta(minutes=1)


@dataclass(frozen=True)
class Order:
    """What is to be done with all the items; `action` names one of the process."""

    deed: Deed
    label: str
    action: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)
    to_id: UUID | None = None


def run_in_bulk(
    actor: Actor, order: Order, items: Sequence[ItemView], visits: Sequence[UUID | None]
) -> UUID:
    """Carry out an order and return its id, by which each item's result can be read.

    A few items are done before this returns, more in the background. Rights are checked for each
    item when its turn comes, as if it were done alone.
    """
    run_id = _order(actor, order, items, visits)
    if len(items) <= MOST_AT_ONCE:
        carry_out(run_id, actor)
    return run_id


@transaction.atomic
def _order(
    actor: Actor, order: Order, items: Sequence[ItemView], visits: Sequence[UUID | None]
) -> UUID:
    if actor.account_id is None:
        raise NotYoursError
    run = BulkRun.objects.create(
        account_id=actor.account_id,
        deed=order.deed,
        action=order.action,
        label=order.label[:200],
        inputs=dict(order.inputs),
        to_id=order.to_id,
    )
    BulkItem.objects.bulk_create(
        BulkItem(
            run=run,
            position=position,
            item_id=item.row.id,
            matter_id=item.row.matter_id,
            visit_id=visit_id,
            code=item.row.code,
            title=item.row.title,
            link=item.row.link,
        )
        for position, (item, visit_id) in enumerate(zip(items, visits, strict=True))
    )
    later = now() + SAFETY_NET if len(items) <= MOST_AT_ONCE else None
    enqueue("workplace.run_bulk", at=later, run_id=run.id)
    return run.id


def carry_out(run_id: UUID, actor: Actor | None = None) -> None:
    """Do what is still to do of an order; doing it again does nothing twice.

    Without an actor, whoever gave the order acts, with the seats they hold now.
    """
    run = BulkRun.objects.get(id=run_id)
    if run.finished_at is not None:
        return
    acting = actor or identity.actor_for(run.account_id)
    pending = run.items.filter(outcome=Outcome.PENDING).order_by("position")
    for key in list(pending.values_list("id", flat=True)):
        _one(run, key, acting)
    BulkRun.objects.filter(id=run_id, finished_at__isnull=True).update(finished_at=now())


@transaction.atomic
def _one(run: BulkRun, key: UUID, actor: Actor) -> None:
    row = BulkItem.objects.select_for_update().get(id=key)
    if row.outcome != Outcome.PENDING:
        return
    try:
        with transaction.atomic():
            _do(run, row, actor)
    except RefusedError as refused:
        row.reason = refused.message[:500]
    except StaleError:
        row.reason = _("Người khác vừa xử lý việc này.")
    except NotYoursError:
        row.reason = _("Việc này không còn chờ bạn.")
    row.outcome = Outcome.REFUSED if row.reason else Outcome.DONE
    row.save(update_fields=["outcome", "reason"])


def _do(run: BulkRun, row: BulkItem, actor: Actor) -> None:
    if run.deed == Deed.CLAIM:
        work.claim(actor, row.item_id)
    elif run.deed == Deed.RELEASE:
        work.release(actor, row.item_id)
    elif run.deed == Deed.ASSIGN and run.to_id:
        give(actor, row.item_id, run.to_id, note=str(run.inputs.get("note", "")))
    elif row.visit_id:
        process.act(
            matter_id=row.matter_id,
            action=run.action,
            actor=actor,
            visit_id=row.visit_id,
            inputs=run.inputs,
        )
    else:
        raise NotYoursError
