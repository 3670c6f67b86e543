"""The lives of dossiers: what happens to each, step by step, on the clock of its time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from hamrong.demo import wording
from hamrong.demo.answers import Writer, filled_in
from hamrong.demo.papers import paper
from hamrong.demo.people import Household
from hamrong.demo.province import Place, Staff
from hamrong.kernel.actor.interface import Actor, Role
from hamrong.kernel.calendar.interface import calendar_for, now, today
from hamrong.kernel.files import interface as files
from hamrong.kernel.process import interface as process
from hamrong.kernel.process.interface import ActionChoice, ProcessState
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.interface import DossierView
from hamrong.service.forms import interface as forms
from hamrong.service.payments import interface as payments
from hamrong.service.procedures.interface import Document, ProcedureView

# Stages of a life. FORWARD is whatever the step's own hand does next.
FORWARD, TO_RESULT, TO_END = "forward", "to_result", "to_end"
DRAFT, SUPPLEMENT, ANSWER = "draft", "request_supplement", "resubmit"
REFUSE, WITHDRAW, STOP, SEND_BACK = "refuse", "withdraw", "stop", "send_back"
_LAST_STEP = "returning"
HANDING_OVER = "dossiers.hand_over"
_MOST_STEPS = 12
_WAKE_UP = 6


def waking(moment: datetime) -> datetime:
    """Return the moment, or the evening before when people are asleep."""
    return moment - timedelta(hours=8) if moment.hour < _WAKE_UP else moment


@dataclass(frozen=True)
class Applicant:
    """Somebody with an account, a household and a home; `mail` is empty without an address."""

    actor: Actor
    household: Household
    place: Place
    mail: str


@dataclass(frozen=True)
class Fate:
    """What is to become of a dossier; `in_time` tells whether the officials keep their times.

    A life that has not ended by the demonstration's present is left where it stands.
    """

    stages: tuple[str, ...]
    in_time: bool = True


@dataclass(frozen=True)
class Filed:
    """A dossier that exists: its code and its matter."""

    code: str
    matter_id: UUID


@dataclass(frozen=True)
class Life:
    """One dossier to be: who asks for what, and its fate."""

    applicant: Applicant
    procedure: ProcedureView
    fate: Fate
    staff: Staff
    chance: Random

    def run(self, start: datetime) -> Iterator[datetime]:
        """Yield the moment of each thing that happens; it is done when the clock stands there."""
        yield start
        filed = self._file()
        for stage in self.fate.stages:
            if self._waits_for_members(filed):
                return
            if stage in {TO_RESULT, TO_END}:
                yield from self._onwards(filed, until=_LAST_STEP if stage == TO_RESULT else "")
            else:
                yield self._moment_of(self._state(filed), stage)
                self._do(filed, stage)

    def _file(self) -> Filed:
        """Fill the form, attach the papers, submit."""
        actor = self.applicant.actor
        draft_id = self.start(pages=100)
        about = dossiers.filing(actor, draft_id)
        for document in about.uploads:
            if document.required:
                self._attach(document, draft_id)
        code = dossiers.submit(actor, draft_id=draft_id).code
        return Filed(code, dossiers.dossier_view(actor, code).matter_id)

    def start(self, pages: int) -> UUID:
        """Begin a draft, fill its first pages as many as told, and return its id."""
        actor, cases = self.applicant.actor, self.procedure.cases
        draft_id = dossiers.start_filing(
            actor,
            procedure_code=self.procedure.code,
            area_code=self.applicant.place.code,
            case_key=cases[0].key if cases else "",
        )
        view = forms.draft(actor, draft_id)
        keys = frozenset(group.key for group in view.form.groups)
        writer = Writer(
            household=self.applicant.household,
            place=self.applicant.place.text,
            on=today(),
            chance=self.chance,
            pages=keys,
            mail=self.applicant.mail,
        )
        for group in view.form.groups[:pages]:
            if group.show_if is None or group.show_if.holds(view.answers):
                view = forms.save_step(
                    actor, draft_id, group.key, writer.page(group), view.revision
                )
        return draft_id

    def _attach(self, document: Document, draft_id: UUID) -> None:
        actor = self.applicant.actor
        content, name = paper(document.name, actor.name, self.chance)
        forms.add_file(actor, draft_id, document.key, content, name=name)

    def _onwards(self, filed: Filed, *, until: str) -> Iterator[datetime]:
        for _step in range(_MOST_STEPS):
            state = self._state(filed)
            if state.end or state.step_key == until or self._waits_for_members(filed):
                return
            yield self._moment_of(state, FORWARD)
            self._do(filed, FORWARD)

    def _waits_for_members(self, filed: Filed) -> bool:
        """Tell whether a linked matter waits for its members, whose lives are their own."""
        return self._state(filed).waits_for is process.Waited.MATTERS

    def _state(self, filed: Filed) -> ProcessState:
        state = process.state(filed.matter_id)
        if state is None:
            raise LookupError(f"dossier {filed.code} has no process")
        return state

    def _moment_of(self, state: ProcessState, stage: str) -> datetime:
        """Return when the next thing happens: citizens at any hour, officials at work."""
        if stage in {ANSWER, WITHDRAW} or state.agency_id is None:
            return waking(now() + timedelta(minutes=self.chance.randint(600, 2000)))
        calendar = calendar_for(state.agency_id)
        allowed = calendar.minutes_between(now(), state.due_at) if state.due_at else 240
        share = self.chance.uniform(0.1, 0.8) if self.fate.in_time else self.chance.uniform(1.1, 2)
        if stage == DRAFT:
            share /= 2
        return calendar.add(now(), max(12, round(max(allowed, 30) * share)))

    def _do(self, filed: Filed, stage: str) -> None:
        actor = self._hand(filed, stage)
        view = dossiers.dossier_view(actor, filed.code)
        if stage == DRAFT or (stage == FORWARD and view.may_draft):
            self._draft(view, actor)
        if stage == DRAFT:
            return
        if stage == ANSWER:
            self._answer(view, actor)
            return
        if stage == STOP:
            self._stop(view, actor)
            return
        choice = self._choice(view, stage)
        if choice.effect == HANDING_OVER:
            self._take_fees(filed, actor)
        self._act(view, actor, choice)

    def _draft(self, view: DossierView, actor: Actor) -> None:
        """Fill in the procedure's template, or write a letter where it has none."""
        if draft := dossiers.drafting(view):
            filled = filled_in(draft.made_by.template, draft.first, today())
            dossiers.draft_result(actor, view.code, filled=filled)
            return
        text = wording.result_text(
            applicant=view.applicant_name,
            procedure=view.procedure.name,
            result=view.procedure.result_name,
        )
        dossiers.draft_result(actor, view.code, content=text)

    def _take_fees(self, filed: Filed, desk: Actor) -> None:
        """Take in cash what is still owed: nothing is handed over before."""
        for owed in payments.requests_of(filed.matter_id):
            if owed.is_open:
                payments.collect(desk, owed.id, method=payments.Method.CASH)

    def _stop(self, view: DossierView, actor: Actor) -> None:
        """Let the specialist propose to stop, and the head agree."""
        reason = self.chance.choice(wording.STOP_REASONS)
        basis, kind = wording.STOP_BASIS, dossiers.DecisionKind.STOP
        asked = dossiers.propose_decision(actor, view.code, kind, reason=reason, basis=basis)
        held = self.staff.actors
        head = held.get((view.authority_id, Role.HEAD)) or held[view.authority_id, Role.LEADER]
        dossiers.decide(head, view.code, asked, approve=True, note="")

    def _hand(self, filed: Filed, stage: str) -> Actor:
        """Return who does it: the applicant, or who holds the step's role in its agency."""
        state = self._state(filed)
        if stage in {ANSWER, WITHDRAW} or state.agency_id is None:
            return self.applicant.actor
        return self.staff.actors[state.agency_id, Role(state.role)]

    def _choice(self, view: DossierView, stage: str) -> ActionChoice:
        if stage == FORWARD:
            return next(choice for choice in view.choices if choice.style == "primary")
        return next(choice for choice in view.choices if choice.key == stage)

    def _act(self, view: DossierView, actor: Actor, choice: ActionChoice) -> None:
        state = view.process
        if state is None or state.visit_id is None:
            raise LookupError(f"dossier {view.code} waits for nobody")
        process.act(
            matter_id=view.matter_id,
            action=choice.key,
            actor=actor,
            visit_id=state.visit_id,
            inputs=self._inputs(view, choice),
        )

    def _inputs(self, view: DossierView, choice: ActionChoice) -> dict[str, Any]:
        notes = wording.ACCEPTANCE_NOTES if choice.key == "accept" else wording.PROPOSAL_NOTES
        reasons = {
            SUPPLEMENT: wording.SUPPLEMENT_REASONS,
            REFUSE: wording.REFUSAL_REASONS,
            SEND_BACK: wording.SEND_BACK_REASONS,
            WITHDRAW: wording.WITHDRAWAL_REASONS,
        }
        given: dict[str, Any] = {
            "note": self.chance.choice(notes),
            "reason": self.chance.choice(reasons.get(choice.key, ("",))),
            "documents": [file.document_key for file in view.files[:1]],
            "round_reason": "",
            "receiver": self.chance.choice(wording.RECEIVERS),
        }
        return {name: given[name] for name in choice.inputs if name in given}

    def _answer(self, view: DossierView, actor: Actor) -> None:
        """Send what the open request asks for: each paper anew, and a note."""
        request, state = view.open_supplement, view.process
        if request is None or state is None or state.visit_id is None:
            raise LookupError(f"dossier {view.code} waits for no supplement")
        given = {}
        for key, title in request.items:
            content, name = paper(title, actor.name, self.chance)
            given[key] = [files.store(content, name=name, owner=actor).id]
        dossiers.answer_supplement(
            actor,
            view.code,
            visit_id=state.visit_id,
            given=given,
            note=self.chance.choice(wording.SUPPLEMENT_ANSWERS),
        )
