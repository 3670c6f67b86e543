"""One receipt for all that a person handed in during a visit."""

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import Actor, Role
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.print.interface import render_pdf
from hamrong.kernel.text.interface import format_time
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.reception.queries.visits import VisitView

TEMPLATE = "reception/print/receipts.typ"


def receipts_pdf(actor: Actor, visit: VisitView) -> bytes:
    """Print form 01 for several dossiers of one person: codes, papers and appointed times."""
    agency = directory.agency(visit.agency_id)
    above = directory.agency(agency.parent_id).name if agency.parent_id else ""
    rows = [dossiers.dossier_view(actor, item.dossier_code) for item in visit.received]
    return render_pdf(
        TEMPLATE,
        {
            "agency": agency.name,
            "parent": above,
            "person": visit.full_name,
            "personal_id": visit.personal_id,
            "phone": visit.phone,
            "address": visit.address,
            "at": format_time(now()),
            "officer": actor.acting_as(visit.agency_id, Role.ONE_STOP).signed_name,
            "dossiers": [
                {
                    "code": row.code,
                    "procedure": row.procedure.name,
                    "applicant": row.applicant_name,
                    "authority": row.authority_name,
                    "due": format_time(row.due_at) if row.due_at else "",
                    "waiting": row.open_supplement is not None,
                }
                for row in rows
            ],
        },
    )
