"""Read one record of the national catalogue, honestly: as published, nothing required or added."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from hamrong.service.procedures.models import RawProcedure
from hamrong.service.procedures.queries.wording import DESKS, level_words, received_words
from hamrong.service.procedures.rules.catalogue import life_event
from hamrong.service.procedures.rules.procedure import LifeEvent, credible_fee
from hamrong.service.procedures.rules.query import storable

WAYS: Final[dict[str, Promise]] = {
    "DIRECT": _("Trực tiếp"),
    "ONLINE": _("Trực tuyến"),
    "POSTAL": _("Dịch vụ bưu chính"),
}
FEE_KINDS: Final[dict[str, Promise]] = {
    "FEE": _("Phí"),
    "SERVICE_FEE": _("Lệ phí"),
    "PRICE_LEVEL": _("Mức giá"),
}


@dataclass(frozen=True, slots=True)
class RawFee:
    """A fee line as published; `amount` in đồng is None where it hides in the note."""

    kind: str
    amount: int | None
    note: str


@dataclass(frozen=True, slots=True)
class RawWay:
    """A way of filing with its term in words (empty when none is given), note and fees."""

    key: str
    name: str
    time_words: str
    note: str
    fees: tuple[RawFee, ...]


@dataclass(frozen=True, slots=True)
class RawCase:
    """A case with its own term in words (empty when none is given)."""

    code: str
    name: str
    time_words: str


@dataclass(frozen=True, slots=True)
class RawPaper:
    """A listed paper with the number of originals and copies; nothing says it is required."""

    name: str
    code: str
    originals: int
    copies: int
    eform: bool


@dataclass(frozen=True, slots=True)
class RawGroup:
    """Papers and notes under one heading; `notes` are the lines that name no number of copies."""

    name: str
    papers: tuple[RawPaper, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RawView:
    """A record of the national catalogue that nobody has curated yet: to read, not to file."""

    code: str
    name: str
    field: str
    levels: tuple[str, ...]
    level_words: str
    received_by: tuple[str, ...]
    life_event: LifeEvent
    audiences: tuple[str, ...]
    agencies: tuple[str, ...]
    issuer: str
    decision: str
    decided_on: date | None
    ways: tuple[RawWay, ...]
    cases: tuple[RawCase, ...]
    groups: tuple[RawGroup, ...]
    results: tuple[str, ...]
    basis: tuple[str, ...]
    whole: bool
    offline_only: bool
    any_place: bool
    source: str
    reason: str
    fileable: bool = False


def raw_procedure(code: str) -> RawView | None:
    """Return the raw record of the code; None if there is none."""
    found = RawProcedure.objects.filter(code=storable(code)).first()
    return None if found is None else _view(found)


def _view(row: RawProcedure) -> RawView:
    data: Mapping[str, Any] = row.data
    decision: Mapping[str, str] = data.get("decision", {})
    return RawView(
        code=row.code,
        name=row.name,
        field=row.field,
        levels=tuple(row.levels),
        level_words=", ".join(level_words(level) for level in row.levels),
        received_by=tuple(received_words(level, "") for level in row.levels if level in DESKS),
        life_event=life_event(row.event),
        audiences=tuple(data.get("audiences", ())),
        agencies=tuple(data.get("agencies", ())),
        issuer=data["issuer"].get("name", ""),
        decision=decision.get("number", ""),
        decided_on=_date(decision.get("date", "")),
        ways=tuple(_way(item) for item in data.get("methods", ())),
        cases=tuple(_cases(data.get("cases", ()))),
        groups=tuple(_groups(data.get("papers", ()))),
        results=tuple(r["name"] for r in data.get("results", ()) if r.get("name")),
        basis=tuple(data.get("basis", ())),
        whole=bool(data.get("whole")),
        offline_only=bool(data.get("offline_only")),
        any_place=bool(data.get("any_place")),
        source=row.source,
        reason=gettext(
            "Thủ tục này mới có dữ liệu của danh mục quốc gia, chưa được tỉnh chuẩn hóa giấy tờ, "
            "thời hạn và biểu mẫu điện tử nên chưa nộp trực tuyến được."
        ),
    )


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _time(item: Mapping[str, Any]) -> str:
    """Say a published term in words; nothing where the catalogue gives no number or unit."""
    try:
        quantity = float(item.get("time", 0))
    except (TypeError, ValueError):
        return ""
    if quantity <= 0:
        return ""
    shown = f"{quantity:g}".replace(".", ",")
    words = {
        "WORKING_DAY": ngettext(
            "%(count)s ngày làm việc", "%(count)s ngày làm việc", int(quantity)
        ),
        "DAY": ngettext("%(count)s ngày", "%(count)s ngày", int(quantity)),
        "HOUR": ngettext("%(count)s giờ", "%(count)s giờ", int(quantity)),
        "MONTH": ngettext("%(count)s tháng", "%(count)s tháng", int(quantity)),
    }.get(item.get("unit", ""), "")
    return words % {"count": shown} if words else ""


def _way(item: Mapping[str, Any]) -> RawWay:
    key = item.get("way", "")
    fees = tuple(
        RawFee(
            kind=str(FEE_KINDS.get(fee.get("kind", ""), "")),
            amount=credible_fee(fee.get("value")),
            note=fee.get("note", ""),
        )
        for fee in item.get("fees", ())
    )
    return RawWay(key, str(WAYS.get(key, key)), _time(item), item.get("note", ""), fees)


def _cases(items: Iterable[Mapping[str, Any]]) -> list[RawCase]:
    """Return the cases; one that repeats another's name and term tells nothing and is left out."""
    seen: dict[tuple[str, str], RawCase] = {}
    for item in items:
        case = RawCase(item.get("code", "").strip(), item.get("name", ""), _time(item))
        seen.setdefault((case.name, case.time_words), case)
    return list(seen.values())


def _groups(items: Iterable[Mapping[str, Any]]) -> list[RawGroup]:
    grouped: dict[str, tuple[list[RawPaper], list[str]]] = {}
    for item in items:
        papers, notes = grouped.setdefault(item.get("group", "").strip(), ([], []))
        name = item.get("name", "").strip()
        originals, copies = item.get("originals", 0), item.get("copies", 0)
        if originals or copies or item.get("eform"):
            code = item.get("code", "")
            papers.append(RawPaper(name, code, originals, copies, bool(item.get("eform"))))
        elif name:
            notes.append(name)
    return [RawGroup(name, tuple(p), tuple(n)) for name, (p, n) in grouped.items()]
