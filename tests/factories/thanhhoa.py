"""The real province with one open dossier at many of its units."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from tests.factories.directory import load_real_directory

from hamrong.foundation.directory.interface import Agency, Area
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.matter.interface import open_matter
from hamrong.kernel.pack.interface import open_pack
from hamrong.kernel.process import interface as process
from hamrong.kernel.process.actions.load_definitions import load_definitions
from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.rules import State
from hamrong.service.forms.actions.load_forms import load_forms
from hamrong.service.procedures import interface as procedures
from hamrong.service.procedures.actions.load_procedures import load as load_procedures

BIRTH = "1.000001"


def load_thanh_hoa() -> None:
    """Load the real units, with the small procedures and processes of the mini pack."""
    load_real_directory()
    mini = open_pack("mini")
    load_definitions(mini)
    load_forms(mini)
    load_procedures(mini)


def open_dossiers(agencies: Iterable[Agency], address: str = "Thôn 1") -> dict[UUID, UUID]:
    """Open one accepted dossier at each agency; returns dossier by agency.

    A district's concerns the first of its communes.
    """
    procedure = procedures.procedure(BIRTH)
    assert procedure is not None
    return {
        agency.id: _open(agency, procedure, address, number)
        for number, agency in enumerate(agencies)
    }


def _open(agency: Agency, procedure: procedures.ProcedureView, address: str, number: int) -> UUID:
    at = now()
    matter_id = open_matter(kind="dossier", title=procedure.name, agency_id=agency.id)
    dossier = Dossier.objects.create(
        matter_id=matter_id,
        code=f"{agency.code}-241231-{number:04d}",
        procedure_version_id=procedure.version_id,
        procedure_code=procedure.code,
        procedure_name=procedure.name,
        receiving=agency,
        authority=agency,
        area=_commune(agency),
        channel="online",
        applicant_name="Nguyễn Văn An",
        applicant_address=address,
        answers={},
        labelled=[],
        state=State.ACCEPTED,
        submitted_at=at,
        accepted_at=at,
        due_at=at + timedelta(days=3),
        search_key="",
    )
    process.start(
        matter_id=matter_id,
        key=procedure.process_key,
        places={"reception": agency.id, "authority": agency.id},
        title=procedure.name,
        link=f"/lam-viec/ho-so/{dossier.code}",
        code=dossier.code,
    )
    return dossier.id


def _commune(agency: Agency) -> Area | None:
    if agency.level == "commune":
        return agency.area
    below = Area.objects.filter(parent=agency.area, level="commune", valid_to__isnull=False)
    return below.order_by("valid_from", "code").first() if agency.level == "district" else None
