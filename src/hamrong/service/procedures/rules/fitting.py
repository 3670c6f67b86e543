"""A procedure as it is for one case: only the papers, fees and term that the answers leave.

Pure functions. What an answer decides is decided; what is not answered stays a condition in words.
"""

from collections.abc import Mapping
from dataclasses import replace

from hamrong.service.procedures.rules.conditions import (
    CASE,
    Requirement,
    Standing,
    standing_of,
)
from hamrong.service.procedures.rules.fees import Exemption, Fee
from hamrong.service.procedures.rules.procedure import Case, Document, ProcedureView, Time

Answers = Mapping[str, str]


def fit(view: ProcedureView, answers: Answers) -> ProcedureView:
    """Return the procedure with what the answers rule out left out, and what they settle settled.

    The result is read by the same rules as any procedure. Without answers it is the same.
    """
    cases = tuple(_case(one, answers) for one in view.cases if one.key == answers.get(CASE))
    cases = cases or tuple(_case(one, answers) for one in view.cases)
    return replace(
        view,
        cases=cases,
        time=cases[0].time if cases else view.time,
        documents=documents_for(view, answers),
        fees=_fees(view.fees, answers),
        extended=_extended(view.extended, answers),
        exemptions=exemptions_for(view, answers),
    )


def documents_for(view: ProcedureView, answers: Answers) -> tuple[Document, ...]:
    """Return the checklist of one case: what it needs, and what still depends on something."""
    kept = [one for one in view.documents if _stays(one.only_if, answers)]
    return tuple(
        replace(one, required=True, when="", only_if=()) if _settled(one.only_if, answers) else one
        for one in kept
    )


def exemptions_for(view: ProcedureView, answers: Answers) -> tuple[Exemption, ...]:
    """Return the exemptions that may apply."""
    return tuple(one for one in view.exemptions if _stays(one.only_if, answers))


def marked_fees(fees: tuple[Fee, ...], answers: Answers) -> frozenset[str]:
    """Return the keys of the conditional lines that hold by the answers, to mark them for people.

    The others stay to be marked by hand: whoever collects the money confirms each.
    """
    return frozenset(one.key for one in fees if _settled(one.only_if, answers))


def case_key_of(view: ProcedureView, answers: Answers) -> str:
    """Return the key of the case that was answered, "" while none is."""
    said = answers.get(CASE, "")
    return said if any(one.key == said for one in view.cases) else ""


def open_questions(view: ProcedureView, answers: Answers) -> tuple[str, ...]:
    """Return the keys of the questions that are not answered yet."""
    return tuple(one.key for one in view.questions if one.key not in answers)


def _case(case: Case, answers: Answers) -> Case:
    return replace(case, fees=_fees(case.fees, answers))


def _fees(fees: tuple[Fee, ...], answers: Answers) -> tuple[Fee, ...]:
    """Keep the lines that may hold; a settled one is a line like any other, also of a choice."""
    return tuple(
        replace(one, when="", choice="", only_if=()) if _settled(one.only_if, answers) else one
        for one in fees
        if _stays(one.only_if, answers)
    )


def _extended(time: Time | None, answers: Answers) -> Time | None:
    return time if time is not None and _stays(time.only_if, answers) else None


def _stays(condition: tuple[Requirement, ...], answers: Answers) -> bool:
    return standing_of(condition, answers) is not Standing.FAILS


def _settled(condition: tuple[Requirement, ...], answers: Answers) -> bool:
    return bool(condition) and standing_of(condition, answers) is Standing.HOLDS
