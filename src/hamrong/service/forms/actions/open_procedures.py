"""Open the procedures whose form and process are both loaded; the last step of loading a pack."""

from hamrong.kernel.pack.interface import LoadReport, Pack, section
from hamrong.kernel.process.interface import process_keys
from hamrong.service.forms.queries.form import form_keys
from hamrong.service.procedures.interface import confirm_fileable


@section("fileable procedures", order=60)
def open_procedures(pack: Pack) -> LoadReport:  # noqa: ARG001 - the loader's signature
    """Tell the catalogue which forms and processes exist; warn of each procedure that lacks one."""
    opened = confirm_fileable(form_keys=form_keys(), process_keys=process_keys())
    return LoadReport(
        "fileable procedures",
        loaded=opened.fileable,
        changed=opened.changed,
        warnings=opened.warnings,
    )
