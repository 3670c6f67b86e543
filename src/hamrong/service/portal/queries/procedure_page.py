"""What the page of a curated procedure shows: the whole, or the one case the answers leave."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext

from hamrong.kernel.calendar.interface import today
from hamrong.kernel.language.interface import told_plain
from hamrong.kernel.process import interface as processes
from hamrong.service.procedures import interface as procedures
from hamrong.service.procedures.interface import (
    Case,
    Document,
    Fee,
    ProcedureView,
    Question,
    Time,
)

HOURS_A_DAY = 8


@dataclass(frozen=True)
class Asked:
    """A question with the answer given, "" while it is open."""

    question: Question
    answer: str

    @property
    def said(self) -> str:
        """Return the answer in words."""
        return self.question.said(self.answer)


@dataclass(frozen=True)
class PlannedStep:
    """A step of the ordinary course in public words, with the time it is given."""

    name: str
    note: str
    state: str = "planned"


@dataclass(frozen=True)
class ProcedurePage:
    """A procedure for one case. `whole` is what was published, `shown` what the answers leave.

    `query` carries the answers to the pages that go on from here. `total` and `time` are those of
    the case, empty while it is open; then `cases` lists all.
    """

    whole: ProcedureView
    shown: ProcedureView
    asked: tuple[Asked, ...]
    query: str
    needed: tuple[Document, ...]
    conditional: tuple[Document, ...]
    presented: tuple[Document, ...]
    fees: tuple[tuple[Fee, str], ...]
    total: str
    time: Time | None
    cases: tuple[tuple[Case, str], ...]
    steps: tuple[PlannedStep, ...]

    @property
    def answered(self) -> tuple[Asked, ...]:
        """Return the questions that have an answer."""
        return tuple(one for one in self.asked if one.answer)

    @property
    def settled(self) -> bool:
        """Say whether every question is answered."""
        return len(self.answered) == len(self.asked)

    @property
    def channels(self) -> tuple[tuple[str, str], ...]:
        """Return the terms that differ by the way of filing, in words."""
        listed = self.time.by_channel if self.time else ()
        return tuple((_channel(key), time.words) for key, time in listed)

    @property
    def summary(self) -> str:
        """Return the case in one line, to be read aloud when the answers change it."""
        count = len(self.needed)
        papers = ngettext("nộp %(count)s giấy tờ", "nộp %(count)s giấy tờ", count)
        said = [papers % {"count": count}]
        said += [self.total] if self.total else []
        said += [self.time.words] if self.time else []
        return gettext("Trường hợp của bạn: %(said)s.") % {"said": " · ".join(said)}


def procedure_page(whole: ProcedureView, typed: Mapping[str, str]) -> ProcedurePage:
    """Return the page for what was answered; nothing of it depends on who reads. Two queries."""
    answers = procedures.read_answers(whole.questions, typed)
    shown = procedures.fit(whole, answers)
    case_key = procedures.case_key_of(whole, answers)
    decided = bool(case_key) or not whole.cases
    fees = procedures.fees_for(shown, case_key) if decided else shown.fees
    uploads = procedures.to_upload(shown)
    return ProcedurePage(
        whole=whole,
        shown=shown,
        asked=tuple(Asked(one, answers.get(one.key, "")) for one in whole.questions),
        query=f"?{urlencode(answers)}" if answers else "",
        needed=tuple(one for one in uploads if one.required),
        conditional=tuple(one for one in uploads if not one.required),
        presented=procedures.to_present(shown),
        fees=tuple((fee, procedures.fee_words(fee)) for fee in fees),
        total=_total(shown, case_key) if decided else "",
        time=shown.time if decided else None,
        cases=() if decided else tuple((one, _total(shown, one.key)) for one in shown.cases),
        steps=_steps(whole),
    )


def _total(view: ProcedureView, case_key: str) -> str:
    return procedures.total_words(procedures.fee_total(view, case_key, on=today()))


def _steps(view: ProcedureView) -> tuple[PlannedStep, ...]:
    """Return the internal process as a line of steps, the filing itself first."""
    listed = processes.published_steps(view.process_key)
    if not listed:
        return ()
    filing = PlannedStep(gettext("Bạn nộp hồ sơ"), gettext("Trực tuyến hoặc tại bộ phận một cửa"))
    return (filing, *(PlannedStep(one.name, _step_note(one, view)) for one in listed))


def _step_note(step: processes.PublishedStep, view: ProcedureView) -> str:
    if step.waits_for is processes.Waited.MATTERS:
        return ", ".join(map(told_plain, view.linked))
    where = view.received_by if step.place == "reception" else view.decided_by
    return f"{where}, {_hours(step.hours)}" if step.hours else where


def _hours(hours: float) -> str:
    """Say a time in whole working days where it is that, else in working hours."""
    days, rest = divmod(hours, HOURS_A_DAY)
    if not rest:
        words = ngettext("%(n)s ngày làm việc", "%(n)s ngày làm việc", int(days))
        return words % {"n": int(days)}
    shown = f"{hours:g}".replace(".", ",")
    return ngettext("%(n)s giờ làm việc", "%(n)s giờ làm việc", int(hours)) % {"n": shown}


def _channel(key: str) -> str:
    words = {
        "online": gettext("Nộp trực tuyến"),
        "counter": gettext("Nộp tại bộ phận một cửa"),
        "post": gettext("Nộp qua bưu chính"),
    }
    return words[key]
