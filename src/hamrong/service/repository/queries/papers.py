"""Papers of a store as pages show them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.files.interface import StoredFile, open_file
from hamrong.kernel.text.interface import format_date, plain
from hamrong.kernel.timeline.interface import Audience, Entry, entries
from hamrong.service.repository.access import of_the_person, the_paper, visible_to
from hamrong.service.repository.models import PaperUse, StoredPaper
from hamrong.service.repository.queries.kinds import kinds_for
from hamrong.service.repository.rules import Life, Standing, State, Trust, may_stand_in, standing

PAGE = 50

TRUST_LABEL: dict[Trust, str | Promise] = {
    Trust.ISSUED: gettext_lazy("Cơ quan cấp"),
    Trust.DIGITISED: gettext_lazy("Đã số hóa, đối chiếu"),
    Trust.GIVEN: gettext_lazy("Tự đưa, chưa đối chiếu"),
}
TRUST_KIND = {Trust.ISSUED: "success", Trust.DIGITISED: "info", Trust.GIVEN: "neutral"}
STANDING_LABEL: dict[Standing, str | Promise] = {
    Standing.VALID: gettext_lazy("Còn giá trị"),
    Standing.NOT_YET: gettext_lazy("Chưa có giá trị"),
    Standing.EXPIRED: gettext_lazy("Hết hạn"),
    Standing.REPLACED: gettext_lazy("Đã được thay"),
    Standing.REVOKED: gettext_lazy("Đã thu hồi"),
    Standing.REMOVED: gettext_lazy("Đã bỏ khỏi kho"),
}
STANDING_KIND = {
    Standing.VALID: "success",
    Standing.NOT_YET: "neutral",
    Standing.EXPIRED: "warning",
    Standing.REPLACED: "warning",
    Standing.REVOKED: "danger",
    Standing.REMOVED: "neutral",
}


@dataclass(frozen=True)
class PaperView:
    """One paper: what it is, whether it holds today, who answers for it, where it comes from.

    `said` is its number and day of issue in words.
    """

    id: UUID
    kind_code: str
    kind_name: str
    number: str
    issuer: str
    issued_on: date | None
    said: str
    valid_to: date | None
    standing: Standing
    trust: Trust
    trust_label: str
    trust_kind: str
    standing_label: str
    standing_kind: str
    ended_because: str
    origin_code: str
    origin_title: str
    check_code: str
    version: int
    file_id: UUID
    in_use: bool
    may_remove: bool


@dataclass(frozen=True)
class KindGroup:
    """The papers of one kind."""

    name: str
    papers: tuple[PaperView, ...]


@dataclass(frozen=True)
class PapersPage:
    """One page of a store, by kind."""

    groups: tuple[KindGroup, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True)
class UseView:
    """A dossier that refers to the paper."""

    code: str
    procedure: str
    document_name: str
    used_at: datetime


@dataclass(frozen=True)
class PaperPage:
    """One paper with everyone who used or opened it, the latest first."""

    paper: PaperView
    uses: tuple[UseView, ...]
    history: tuple[Entry, ...]


def papers_page(actor: Actor, text: str = "", page: int = 1) -> PapersPage:
    """Return a page of the actor's own store, by kind, the latest of each first. Two queries.

    The text is looked for without diacritics in kind, number and agency.
    """
    found = visible_to(actor)
    for word in plain(text).split()[:8]:
        found = found.filter(search_key__contains=word)
    total = found.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    rows = _rows(found).order_by("sort_key", "-valid_from", "-id")
    groups: dict[str, list[PaperView]] = {}
    for row in rows[(page - 1) * PAGE : page * PAGE] if total else ():
        groups.setdefault(row.kind_name, []).append(_view(row))
    return PapersPage(
        tuple(KindGroup(name, tuple(papers)) for name, papers in groups.items()),
        page,
        pages,
        total,
    )


def latest_papers(actor: Actor, most: int) -> tuple[PaperView, ...]:
    """Return the papers of the actor's own store that were filed last. One query."""
    rows = _rows(visible_to(actor)).order_by("-filed_at", "-id")[:most]
    return tuple(_view(row) for row in rows)


def paper_page(actor: Actor, paper_id: UUID) -> PaperPage:
    """Return one paper of the actor's own store. Three queries.

    Raises:
        NotYoursError: there is no such paper in it.
    """
    row = the_paper(actor, paper_id)
    uses = [
        UseView(use.code, use.procedure, use.document_name, use.used_at)
        for use in PaperUse.objects.filter(paper=row).order_by("-used_at")
    ]
    history = entries(row.matter_id, (Audience.CITIZEN,))
    return PaperPage(_view(row, in_use=bool(uses)), tuple(uses), tuple(reversed(history)))


def open_paper(actor: Actor, paper_id: UUID) -> tuple[StoredFile, BinaryIO]:
    """Return the file of a paper of the actor's own store; the caller closes it.

    Raises:
        NotYoursError: there is no such paper in it.
    """
    return open_file(the_paper(actor, paper_id).file_id)


def papers_for(
    actor: Actor, procedure_code: str, document_keys: Collection[str], *, number: str = ""
) -> dict[str, tuple[PaperView, ...]]:
    """Return by document of a checklist the valid papers that stand for it. Two queries.

    A citizen's are their own; with `number` an official of a one-stop desk asks for those of the
    person in front of them.
    """
    wanted = kinds_for(procedure_code, document_keys)
    codes = {kind.code for listed in wanted.values() for kind in listed}
    if not codes:
        return {}
    theirs = of_the_person(actor, number) if number else visible_to(actor)
    rows = _rows(theirs.filter(kind_code__in=codes, state=State.VALID.value))
    valid = [row for row in rows.order_by("-valid_from", "-id")[:PAGE] if stands_in(row)]
    found = {
        key: tuple(_view(row) for row in valid if row.kind_code in {kind.code for kind in listed})
        for key, listed in wanted.items()
    }
    return {key: papers for key, papers in found.items() if papers}


def stands_in(row: StoredPaper) -> bool:
    """Tell whether a paper may stand in today for one that is asked for."""
    return may_stand_in(_life(row), on=today())


def _rows(found: QuerySet[StoredPaper]) -> QuerySet[StoredPaper]:
    return found.annotate(is_used=Exists(PaperUse.objects.filter(paper=OuterRef("id"))))


def _life(row: StoredPaper) -> Life:
    return Life(State(row.state), row.valid_from, row.valid_to)


def paper_view(row: StoredPaper) -> PaperView:
    """Return what others may see of a paper's row."""
    return _view(row, in_use=True)


def _in_words(row: StoredPaper) -> str:
    """Return number and day of issue in words, or the day the desk scanned it."""
    if row.issued_on is None:
        return _("Số hóa ngày %(day)s") % {"day": format_date(row.filed_at)}
    day = format_date(row.issued_on)
    if row.number:
        return _("Số %(number)s, cấp ngày %(day)s") % {"number": row.number, "day": day}
    return _("Cấp ngày %(day)s") % {"day": day}


def _view(row: StoredPaper, *, in_use: bool | None = None) -> PaperView:
    stands, trust = standing(_life(row), on=today()), Trust(row.trust)
    used = bool(getattr(row, "is_used", False)) if in_use is None else in_use
    return PaperView(
        id=row.id,
        kind_code=row.kind_code,
        kind_name=row.kind_name,
        number=row.number,
        issuer=row.issuer,
        issued_on=row.issued_on,
        said=_in_words(row),
        valid_to=row.valid_to,
        standing=stands,
        trust=trust,
        trust_label=str(TRUST_LABEL[trust]),
        trust_kind=TRUST_KIND[trust],
        standing_label=str(STANDING_LABEL[stands]),
        standing_kind=STANDING_KIND[stands],
        ended_because=row.ended_because,
        origin_code=row.origin_code,
        origin_title=row.origin_title,
        check_code=row.check_code,
        version=row.version,
        file_id=row.file_id,
        in_use=used,
        may_remove=trust is Trust.GIVEN and row.state == State.VALID and not used,
    )
