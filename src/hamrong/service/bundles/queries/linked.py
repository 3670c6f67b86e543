"""Which procedures one set of papers is for, and who handles each."""

from collections.abc import Sequence

from hamrong.kernel.actor.interface import RefusedError
from hamrong.service.bundles.models import Definition
from hamrong.service.bundles.rules import member_of
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.interface import LinkedCall
from hamrong.service.procedures import interface as procedures


def linked_procedures(call: LinkedCall) -> Sequence[str]:
    """Return each member with the agency competent at the place; nothing for other procedures."""
    definition = Definition.objects.filter(procedure_code=call.procedure_code).first()
    if definition is None:
        return ()
    members = (member_of(one) for one in definition.body["members"])
    found = (procedures.procedure(member.procedure) for member in members)
    return [_line(view, call.area_code) for view in found if view is not None]


def _line(view: procedures.ProcedureView, area_code: str) -> str:
    try:
        return f"{view.name} – {dossiers.offices_for(view, area_code).authority.name}"
    except RefusedError:
        return view.name
