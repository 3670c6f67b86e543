"""Begin a bundle when the desk has accepted the dossier of the whole."""

from uuid import UUID

from django.db import transaction

from hamrong.kernel.calendar.interface import now
from hamrong.service.bundles.actions.advance import advance
from hamrong.service.bundles.models import Bundle, BundleMember, Definition
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.procedures import interface as procedures


@transaction.atomic
def begin(whole_id: UUID, *, code: str) -> None:
    """Note the members of the whole and start those that wait for nothing.

    A dossier of a procedure that is no bundle is left alone; beginning twice changes nothing.
    """
    procedure_code = dossiers.procedure_code_of(whole_id)
    definition = Definition.objects.filter(procedure_code=procedure_code).first()
    if definition is None:
        return
    bundle, made = Bundle.objects.get_or_create(
        whole_id=whole_id, defaults={"code": code, "body": definition.body, "begun_at": now()}
    )
    if made:
        BundleMember.objects.bulk_create(
            BundleMember(bundle=bundle, place=place, key=one["key"], name=_name(one["procedure"]))
            for place, one in enumerate(bundle.body["members"])
        )
    advance(bundle.whole_id)


def _name(procedure_code: str) -> str:
    found = procedures.procedure(procedure_code)
    return found.name if found else procedure_code
