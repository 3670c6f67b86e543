"""The promised term of a procedure as the calendar counts it."""

from hamrong.kernel.calendar.interface import Term, TermUnit
from hamrong.service.procedures.rules.procedure import ProcedureView, time_for


def term_for(view: ProcedureView, case_key: str = "", *, extended: bool = False) -> Term:
    """Return the statutory term of a case, or the longer one its condition allows.

    Raises:
        UnknownCaseError: the procedure has no such case, or has cases and none is named.
    """
    time = time_for(view, case_key, extended=extended)
    return Term(time.value, TermUnit(time.unit.value))
