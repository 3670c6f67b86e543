"""Everything that decides where things go, read once for a run."""

from datetime import date
from typing import Any
from uuid import UUID

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.directory.interface import ReorganisationView
from hamrong.foundation.reorganisation.models import Decision, Village
from hamrong.foundation.reorganisation.rules import (
    End,
    Ending,
    Guide,
    TaskRule,
    VillageRule,
)


def guide_for(day: ReorganisationView) -> Guide:
    """Return the guide of a reorganisation: heirs, decisions, villages, rules on tasks."""
    villages: dict[UUID, list[VillageRule]] = {}
    for row in Village.objects.filter(run__on=day.on).order_by("-words"):
        villages.setdefault(row.old_id, []).append(VillageRule(row.words, row.heir_id))
    return Guide(
        endings={
            key: Ending(End(found.how), tuple(heir.id for heir in found.heirs))
            for key, found in directory.succeeded(day.on).items()
        },
        decisions=dict(Decision.objects.filter(run__on=day.on).values_list("thing_id", "heir_id")),
        villages=villages,
        tasks=[_task(rule, day.on) for rule in day.rules.get("abolished", ())],
    )


def _task(rule: dict[str, Any], on: date) -> TaskRule:
    """Read one rule of the pack; a department it does not know leaves the task to the commune."""
    department = None
    if rule["to"] == "department":
        department = directory.authority_for(
            level="province", department_short=rule.get("department", ""), on=on
        )
    return TaskRule(
        fields=tuple(rule.get("fields", ())),
        procedures=tuple(rule.get("procedures", ())),
        department_id=department.id if department else None,
    )
