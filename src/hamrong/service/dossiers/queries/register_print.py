"""The register on paper."""

from datetime import date, datetime
from itertools import islice
from uuid import UUID

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.print.interface import render_pdf
from hamrong.kernel.text.interface import format_date, format_time
from hamrong.service.dossiers.queries.register import register_rows

TEMPLATE = "dossiers/print/register.typ"
MOST_PRINTED = 2_000


def register_pdf(actor: Actor, agency_id: UUID, since: date, until: date) -> bytes:
    """Print form 06 of Circular 01/2018/TT-VPCP; the first two thousand lines.

    Raises:
        NotYoursError: it is not a register of this actor's.
    """
    rows = list(islice(register_rows(actor, agency_id, since, until), MOST_PRINTED + 1))
    agency = directory.agency(agency_id)
    return render_pdf(
        TEMPLATE,
        {
            "agency": agency.name,
            "parent": directory.agency(agency.parent_id).name if agency.parent_id else "",
            "since": format_date(since),
            "until": format_date(until),
            "cut": len(rows) > MOST_PRINTED,
            "rows": [
                {
                    "code": row.code,
                    "procedure": row.procedure,
                    "applicant": row.applicant,
                    "address": row.address,
                    "authority": row.authority,
                    "received": format_time(row.received_at),
                    "due": _moment(row.due_at),
                    "result": _joined(row.number, _moment(row.finished_at)),
                    "returned": _joined(_moment(row.handed_over_at), row.handed_over_to),
                }
                for row in rows[:MOST_PRINTED]
            ],
        },
    )


def _moment(at: datetime | None) -> str:
    return format_time(at) if at else ""


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
