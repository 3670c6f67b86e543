"""The promised term of a procedure as the calendar counts it."""

from hamrong.kernel.calendar.interface import Term, TermUnit
from hamrong.service.procedures.rules.procedure import ProcedureView, TimeUnit, time_for


def term_for(
    view: ProcedureView, case_key: str = "", *, channel: str = "", extended: bool = False
) -> Term | None:
    """Return the statutory term of a case filed by a channel, or the longer one it may need.

    None where the catalogue gives no number: then the date is set for each dossier.

    Raises:
        UnknownCaseError: the procedure has no such case, or has cases and none is named.
    """
    time = time_for(view, case_key, channel=channel, extended=extended)
    if time.unit is TimeUnit.OTHER:
        return None
    return Term(time.value, TermUnit(time.unit.value))
