"""Decide which procedures people can file: those whose form and process are both there."""

from collections.abc import Collection

from django.db import transaction

from hamrong.service.procedures.models import Listing, Procedure, ProcedureVersion


@transaction.atomic
def confirm_fileable(
    *, form_keys: Collection[str], process_keys: Collection[str]
) -> tuple[str, ...]:
    """Open the procedures whose form and process exist, close the others; return what is missing.

    Called at the end of a load by who knows the forms and processes, so that nobody fills in a
    form that has nowhere to go. Each warning names the procedure and what it lacks.
    """
    warnings = []
    fileable = []
    opened = ProcedureVersion.objects.filter(valid_to=None).select_related("procedure")
    for version in opened.order_by("procedure__code"):
        missing = _missing(version, form_keys, process_keys)
        owner = version.procedure
        owner.fileable, owner.obstacle = not missing, "; ".join(missing)[:200]
        owner.save(update_fields=["fileable", "obstacle"])
        if missing:
            warnings.append(f"{owner.code}: {owner.obstacle}")
        else:
            fileable.append(owner.code)
    Procedure.objects.exclude(versions__valid_to=None).update(fileable=False, obstacle="")
    Listing.objects.filter(fileable=True).exclude(code__in=fileable).update(fileable=False)
    Listing.objects.filter(code__in=fileable, fileable=False).update(fileable=True)
    return tuple(warnings)


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
