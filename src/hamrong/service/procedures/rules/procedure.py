"""What a procedure asks of people: terms, papers, fees. Pure values.

Source: Decree 61/2018/NĐ-CP article 17 (terms, same-day results).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from hamrong.service.procedures.rules.conditions import Question, Requirement
from hamrong.service.procedures.rules.fees import Exemption, Fee, FeeTotal, amount_of
from hamrong.service.procedures.rules.service_level import PAID_ONLINE, Facts, OnlineScope

_PROVINCE = "province"

SUSPICIOUS_FEE = 1_000
"""Below this many đồng a catalogue's amount is a slip (20 for 20,000) or a foreign currency."""


class TimeUnit(StrEnum):
    """How the term of a procedure is counted."""

    SAME_DAY = "same_day"
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"
    WORKING_HOURS = "working_hours"
    OTHER = "other"


class Way(StrEnum):
    """How a paper reaches the agency: typed into the e-form, handed in, or only shown."""

    FORM = "form"
    SUBMIT = "submit"
    PRESENT = "present"


class LifeEvent(StrEnum):
    """The moments of life and business under which people look for a procedure."""

    BIRTH = "birth"
    MARRIAGE = "marriage"
    DEATH = "death"
    CIVIL_STATUS = "civil_status"
    CERTIFICATION = "certification"
    RESIDENCE = "residence"
    LAND = "land"
    BUILD = "build"
    START_BUSINESS = "start_business"
    RUN_BUSINESS = "run_business"
    WORK = "work"
    VEHICLE = "vehicle"
    HARDSHIP = "hardship"
    HEALTH = "health"
    EDUCATION = "education"
    RETIREMENT = "retirement"
    COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True)
class Time:
    """A promised term; `value` is 0 for the same day. `when` says in which case it holds.

    `words` is the whole term as people read it. `by_channel` are the terms that differ by the way
    of filing ("online", "counter", "post"). A term of unit OTHER is set dossier by dossier.
    """

    value: int
    unit: TimeUnit
    when: str = ""
    note: str = ""
    words: str = ""
    by_channel: tuple[tuple[str, "Time"], ...] = ()
    only_if: tuple[Requirement, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A paper of the checklist; `when` is the condition in words if it is not always required.

    `only_if` is the same condition over the answers to the procedure's questions, where they can
    decide it.
    """

    key: str
    name: str
    way: Way
    required: bool = True
    when: str = ""
    only_if: tuple[Requirement, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A case of a procedure with its own term and fees."""

    key: str
    name: str
    time: Time
    fees: tuple[Fee, ...]


@dataclass(frozen=True, slots=True)
class ProcedureView:
    """One version of a curated procedure: everything its page and its dossiers need.

    `time` is the term of the first case where the procedure has cases. `department` is the short
    name of the deciding department, empty where a People's Committee decides. `obstacle` names
    what is missing while the procedure cannot be filed; `sets` how many sets of papers are handed
    in. `words` and the like are in the language of the request. `opinion_stops_clock` is the
    article by which the term stands still while other agencies are asked, empty where it runs on.
    `online_level`, `online_scope` and `online_reasons` are what is really switched on;
    `announced_level` is what the agency announced. `questions` find out the case somebody is in.
    `other_costs` says what comes due elsewhere and is not among the fees, as taxes are.
    """

    version_id: UUID
    version: int
    valid_from: date
    valid_to: date | None
    code: str
    name: str
    field: str
    level: str
    department: str
    received_at: str
    life_event: LifeEvent
    online_level: int
    online_words: str
    decided_by: str
    received_by: str
    cases: tuple[Case, ...]
    documents: tuple[Document, ...]
    time: Time
    extended: Time | None
    fees: tuple[Fee, ...]
    result_name: str
    basis: tuple[str, ...]
    form_key: str
    process_key: str
    fileable: bool
    verified: bool
    presence: str = ""
    other_costs: str = ""
    path: str = ""
    stops_clock: str = ""
    opinion_stops_clock: str = ""
    linked: tuple[str, ...] = ()
    obstacle: str = ""
    has_form: bool = False
    exemptions: tuple[Exemption, ...] = ()
    sets: int = 1
    announced_level: int = 0
    online_scope: OnlineScope = OnlineScope.INFORMATION
    online_reasons: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def needs_place(self) -> bool:
        """Whether a commune decides where it goes: not all of it is done by the province itself."""
        return {self.level, self.received_at or self.level} != {_PROVINCE}


class UnknownCaseError(LookupError):
    """The procedure has no case of this key."""


def case_of(view: ProcedureView, case_key: str = "") -> Case | None:
    """Return the case of the key; None when the procedure has no cases and none is named.

    Raises:
        UnknownCaseError: the key names no case, or is empty where a case must be chosen.
    """
    if not view.cases and not case_key:
        return None
    for case in view.cases:
        if case.key == case_key:
            return case
    raise UnknownCaseError(case_key)


def time_for(
    view: ProcedureView, case_key: str = "", *, channel: str = "", extended: bool = False
) -> Time:
    """Return the promised term of a case filed by a channel, or the longer one it may need.

    Raises:
        UnknownCaseError: see `case_of`.
    """
    case = case_of(view, case_key)
    if extended and view.extended is not None:
        return view.extended
    time = view.time if case is None else case.time
    return dict(time.by_channel).get(channel, time)


def fees_for(view: ProcedureView, case_key: str = "") -> tuple[Fee, ...]:
    """Return the fee lines of a case: its own, or the procedure's where it has none.

    Raises:
        UnknownCaseError: see `case_of`.
    """
    case = case_of(view, case_key)
    return view.fees if case is None or not case.fees else case.fees


def fee_total(
    view: ProcedureView, case_key: str = "", *, on: date, online: bool = True
) -> FeeTotal:
    """Return what an ordinary applicant pays on a day in đồng.

    Only lines that hold for everybody are added up; conditions, numbers of pages or copies, and
    amounts left to the provincial council make the total inexact, never a guess.

    Raises:
        UnknownCaseError: see `case_of`.
    """
    fees = fees_for(view, case_key)
    flat = [fee for fee in fees if not fee.per and not fee.when]
    amounts = [amount_of(fee, online=online, on=on) for fee in flat]
    known = [amount for amount in amounts if amount is not None]
    unknown = len(known) < len(amounts) or (bool(fees) and not flat)
    return FeeTotal(
        amount=None if unknown else sum(known),
        exact=all(fee.is_certain for fee in fees),
    )


def to_upload(view: ProcedureView) -> tuple[Document, ...]:
    """Return the papers that are attached to an online filing, in the order of the checklist."""
    return tuple(document for document in view.documents if document.way is Way.SUBMIT)


def to_present(view: ProcedureView) -> tuple[Document, ...]:
    """Return the originals that are only shown at the desk."""
    return tuple(document for document in view.documents if document.way is Way.PRESENT)


def still_required(view: ProcedureView, given: Collection[str]) -> tuple[Document, ...]:
    """Return the unconditional papers to attach that are not among the given document keys."""
    return tuple(d for d in to_upload(view) if d.required and d.key not in given)


def online_facts(view: ProcedureView, *, on: date) -> Facts:
    """Return what the online level of a procedure depends on, as of a day."""
    cases = [case.key for case in view.cases] or [""]
    nothing = FeeTotal(amount=0, exact=True)
    return Facts(
        fileable=view.fileable,
        has_form=view.has_form,
        owes=any(fee_total(view, key, on=on) != nothing for key in cases),
        presence=bool(view.presence),
        originals=any(document.required for document in to_present(view)),
        announced=view.announced_level >= PAID_ONLINE,
    )


def credible_fee(value: object) -> int | None:
    """Return a catalogue's amount in đồng if it can be one.

    Zeros there hide rules in notes, and small numbers are slips: both become None.
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value >= SUSPICIOUS_FEE:
        return int(value)
    return None
