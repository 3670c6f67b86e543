"""Read one curated procedure: by code on a date, or the version a dossier keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from hamrong.kernel.calendar.interface import today
from hamrong.service.procedures.models import ProcedureVersion
from hamrong.service.procedures.ports import switched_on
from hamrong.service.procedures.queries.wording import (
    decided_words,
    lack_words,
    online_words,
    received_words,
    time_words,
)
from hamrong.service.procedures.rules.conditions import (
    CASE,
    NO,
    YES,
    Option,
    Question,
    Requirement,
)
from hamrong.service.procedures.rules.fees import Exemption, Fee, FeeKind, Tier
from hamrong.service.procedures.rules.procedure import (
    Case,
    Document,
    LifeEvent,
    ProcedureView,
    Time,
    TimeUnit,
    Way,
    online_facts,
)
from hamrong.service.procedures.rules.query import storable
from hamrong.service.procedures.rules.service_level import service_level


def procedure(code: str, on: date | None = None) -> ProcedureView | None:
    """Return the curated procedure as it reads on the date (today); None if there is none."""
    day = on or today()
    found = (
        ProcedureVersion.objects.select_related("procedure")
        .filter(Q(valid_to=None) | Q(valid_to__gt=day))
        .filter(procedure__code=storable(code), valid_from__lte=day)
        .order_by("-number")
        .first()
    )
    return None if found is None else view_of(found)


def version(version_id: UUID) -> ProcedureView:
    """Return the very version a dossier was filed under.

    Raises:
        LookupError: no such version.
    """
    found = ProcedureVersion.objects.select_related("procedure").filter(id=version_id).first()
    if found is None:
        raise LookupError(version_id)
    return view_of(found)


def versions(version_ids: Sequence[UUID]) -> dict[UUID, ProcedureView]:
    """Return several versions in one query; ids that do not exist are left out."""
    rows = ProcedureVersion.objects.select_related("procedure").filter(id__in=version_ids)
    return {row.id: view_of(row) for row in rows}


def view_of(row: ProcedureVersion) -> ProcedureView:
    """Return a version as people read it, with the online level it has today."""
    read = _read(row)
    reached = service_level(online_facts(read, on=today()), switched_on())
    return replace(
        read,
        online_level=reached.level,
        online_scope=reached.scope,
        online_words=online_words(reached),
        online_reasons=tuple(lack_words(lack) for lack in reached.lacks),
    )


def _read(row: ProcedureVersion) -> ProcedureView:
    body: Mapping[str, Any] = row.body
    level, department = body["level"], body.get("department", "")
    received_at, extended = body.get("received_at", level), body.get("extended")
    cases = tuple(_case(item) for item in body.get("cases", ()))
    return ProcedureView(
        version_id=row.id,
        version=row.number,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        code=row.procedure.code,
        name=body["name"],
        field=body["field"],
        level=level,
        department=department,
        received_at=received_at,
        life_event=LifeEvent(body["life_event"]),
        online_level=1,
        online_words="",
        announced_level=body["online_level"],
        decided_by=decided_words(level, department),
        received_by=received_words(received_at, department),
        cases=cases,
        documents=tuple(_document(item) for item in body["documents"]),
        time=_time(body["time"]) if "time" in body else cases[0].time,
        extended=None if extended is None else _time(extended),
        fees=tuple(_fee(item) for item in body.get("fees", ())),
        result_name=body["result"],
        basis=tuple(body["basis"]),
        form_key=body["form"],
        process_key=body["process"],
        fileable=row.procedure.fileable,
        obstacle=row.procedure.obstacle,
        has_form=row.procedure.has_form,
        **_plain(body),
        verified=body["verified"],
        linked=tuple(body.get("linked", ())),
        exemptions=tuple(_exemption(item) for item in body.get("exemptions", ())),
        questions=questions_in(body),
    )


def questions_in(body: Mapping[str, Any]) -> tuple[Question, ...]:
    """Return the questions a procedure's body asks; cases without a question of theirs get one."""
    asked = [_question(item, body) for item in body.get("questions", ())]
    if body.get("cases") and CASE not in {one.key for one in asked}:
        asked.insert(0, _question({"key": CASE, "ask": _("Trường hợp của bạn")}, body))
    return tuple(asked)


def _question(item: Mapping[str, Any], body: Mapping[str, Any]) -> Question:
    listed = item.get("options") or (body.get("cases", ()) if item["key"] == CASE else ())
    options = tuple(Option(one["key"], one["name"]) for one in listed)
    plain = (Option(YES, _("Có")), Option(NO, _("Không")))
    return Question(item["key"], item["ask"], options or plain, item.get("hint", ""))


def _condition(item: Mapping[str, Any]) -> tuple[Requirement, ...]:
    listed = item.get("if", {}).items()
    return tuple(
        Requirement(key, (wanted,) if isinstance(wanted, str) else tuple(wanted))
        for key, wanted in listed
    )


# What a procedure may say or leave out, as it stands.
_OPTIONAL = ("presence", "other_costs", "path", "stops_clock", "opinion_stops_clock", "sets")


def _plain(body: Mapping[str, Any]) -> dict[str, Any]:
    return {name: body[name] for name in _OPTIONAL if name in body}


def _time(item: Mapping[str, Any]) -> Time:
    bare = Time(
        value=item.get("value", 0),
        unit=TimeUnit(item["unit"]),
        when=item.get("when", ""),
        note=item.get("note", ""),
        only_if=_condition(item),
    )
    channels = tuple((key, _time(one)) for key, one in item.get("by_channel", {}).items())
    return replace(bare, words=time_words(bare), by_channel=channels)


def _case(item: Mapping[str, Any]) -> Case:
    fees = tuple(_fee(fee) for fee in item.get("fees", ()))
    return Case(key=item["key"], name=item["name"], time=_time(item["time"]), fees=fees)


def _fee(item: Mapping[str, Any]) -> Fee:
    amount = item.get("amount")
    tiers = [Tier(**tier) for tier in item.get("tiers", ())]
    return Fee(
        key=item["key"],
        name=item["name"],
        kind=FeeKind(item["kind"]),
        amount=amount,
        online_amount=item.get("online_amount"),
        online_since=_day(item.get("online_since")),
        online_until=_day(item.get("online_until")),
        per=item.get("per", ""),
        tiers=(Tier(1, amount or 0), *tiers) if tiers else (),
        copies=item.get("copies", False),
        when=item.get("when", ""),
        choice=item.get("choice", ""),
        cap=item.get("cap"),
        note=item.get("note", ""),
        only_if=_condition(item),
    )


def _exemption(item: Mapping[str, Any]) -> Exemption:
    plain = {name: value for name, value in item.items() if name != "if"}
    fees = tuple(item.get("fees", ()))
    return Exemption(**{**plain, "fees": fees, "only_if": _condition(item)})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _document(item: Mapping[str, Any]) -> Document:
    when = item.get("when", "")
    way, condition = Way(item["way"]), _condition(item)
    return Document(item["key"], item["name"], way, not when, when, condition)
