"""What can be done with the items someone chose, grouped by what they have in common."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.process import interface as process
from hamrong.kernel.process.interface import ActionChoice, BulkChoices
from hamrong.kernel.work import interface as work
from hamrong.kernel.work.interface import ItemView
from hamrong.office.workplace.rules import Deed

# What one answer for all can be typed for; an action that asks for more is taken one by one.
COMMON_INPUTS = frozenset({"note", "receiver"})


@dataclass(frozen=True)
class Option:
    """One thing that can be done with some of the chosen items. `visits` are the steps seen."""

    deed: Deed
    action: str
    label: str
    inputs: frozenset[str]
    items: tuple[ItemView, ...]
    visits: tuple[UUID | None, ...]

    @property
    def key(self) -> str:
        """Return what a form sends for it."""
        return f"{self.deed}:{self.action}" if self.action else self.deed.value


def chosen_items(actor: Actor, item_ids: Sequence[UUID]) -> tuple[ItemView, ...]:
    """Return the chosen items that are still open for this official, as chosen. One query."""
    found = work.items_of(actor, item_ids)
    return tuple(found[key] for key in dict.fromkeys(item_ids) if key in found)


def options(actor: Actor, items: Sequence[ItemView]) -> tuple[Option, ...]:
    """Return what can be done, with the items it can be done with. One query."""
    visits = process.bulk_choices(actor, [item.row.id for item in items if item.waits])
    plain = (
        (Deed.CLAIM, _("Nhận việc"), [i for i in items if i.may_claim]),
        (Deed.RELEASE, _("Trả lại cho đơn vị"), [i for i in items if i.may_release]),
        (Deed.ASSIGN, _("Giao cho đồng nghiệp"), [i for i in items if i.may_assign]),
    )
    others = tuple(
        Option(deed, "", label, frozenset(), tuple(fit), (None,) * len(fit))
        for deed, label, fit in plain
        if fit
    )
    return (*_actions(items, visits), *others)


def _actions(items: Sequence[ItemView], visits: dict[UUID, BulkChoices]) -> Iterable[Option]:
    found: dict[str, list[tuple[ItemView, UUID, ActionChoice]]] = {}
    for item in items:
        stand = visits.get(item.row.id)
        for choice in stand.choices if stand else ():
            if stand and COMMON_INPUTS.issuperset(choice.inputs):
                found.setdefault(choice.key, []).append((item, stand.visit_id, choice))
    for key, rows in found.items():
        names = dict.fromkeys(choice.name for _item, _visit, choice in rows)
        yield Option(
            deed=Deed.ACT,
            action=key,
            label=", ".join(names),
            inputs=frozenset(name for row in rows for name in row[2].inputs),
            items=tuple(row[0] for row in rows),
            visits=tuple(row[1] for row in rows),
        )
