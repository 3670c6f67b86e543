"""Decide which procedures people can file: those whose form and process are both there."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from hamrong.service.procedures.models import Listing, Procedure, ProcedureVersion
from hamrong.service.procedures.queries.levels import service_levels


@dataclass(frozen=True, slots=True)
class Opened:
    """How many procedures can be filed, how many of all changed, and what the others lack."""

    fileable: int
    changed: int
    warnings: tuple[str, ...]


@transaction.atomic
def confirm_fileable(*, form_keys: Collection[str], process_keys: Collection[str]) -> Opened:
    """Open the procedures whose form and process exist, close the others.

    Called at the end of a load by who knows the forms and processes, so that nobody fills in a
    form that has nowhere to go. Each warning names the procedure and what it lacks.
    """
    warnings = []
    fileable = []
    changed = 0
    opened = ProcedureVersion.objects.filter(valid_to=None).select_related("procedure")
    for version in opened.order_by("procedure__code"):
        missing = _missing(version, form_keys, process_keys)
        has_form = version.body["form"] in form_keys
        changed += _judge(version.procedure, "; ".join(missing)[:200], has_form=has_form)
        if missing:
            warnings.append(f"{version.procedure.code}: {'; '.join(missing)}")
        else:
            fileable.append(version.procedure.code)
    Procedure.objects.exclude(versions__valid_to=None).update(
        fileable=False, obstacle="", has_form=False
    )
    Listing.objects.filter(fileable=True).exclude(code__in=fileable).update(fileable=False)
    Listing.objects.filter(code__in=fileable, fileable=False).update(fileable=True)
    _list_levels()
    return Opened(len(fileable), changed, tuple(warnings))


def _list_levels() -> None:
    """Let the lists say the level each procedure has now."""
    codes: dict[int, list[str]] = {}
    for row in service_levels().rows:
        codes.setdefault(row.level, []).append(row.code)
    for level, at in codes.items():
        Listing.objects.filter(code__in=at).exclude(online_level=level).update(online_level=level)


def _judge(owner: Procedure, obstacle: str, *, has_form: bool) -> bool:
    """Write down whether the procedure can be filed; tell whether that is new."""
    judged = (not obstacle, obstacle, has_form)
    if (owner.fileable, owner.obstacle, owner.has_form) == judged:
        return False
    owner.fileable, owner.obstacle, owner.has_form = judged
    owner.save(update_fields=["fileable", "obstacle", "has_form"])
    return True


def _missing(
    version: ProcedureVersion, form_keys: Collection[str], process_keys: Collection[str]
) -> list[str]:
    form, process = version.body["form"], version.body["process"]
    missing = []
    if form not in form_keys:
        missing.append(f"thiếu biểu mẫu {form}")
    if process not in process_keys:
        missing.append(f"thiếu quy trình {process}")
    return missing
