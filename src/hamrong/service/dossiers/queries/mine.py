"""The dossiers, results and people of one citizen, as their own page shows them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError
from hamrong.kernel.calendar.interface import VIETNAM, today
from hamrong.service.dossiers.access import the_dossier, visible_to
from hamrong.service.dossiers.models import Representative, Result
from hamrong.service.dossiers.queries.checks import CAPACITY_LABEL
from hamrong.service.dossiers.queries.listing import DossierRow, ListFilter, dossiers_page
from hamrong.service.dossiers.queries.promised import promised_anew
from hamrong.service.dossiers.rules import (
    Capacity,
    Channel,
    Progress,
    Punctuality,
    days_left,
    progress,
)

PAGE_SIZE = 10
RESULTS_SHOWN = 5
# How many of the latest filings for others are looked through.
LOOKED_THROUGH = 200
STAGE_LABEL = {
    1: gettext_lazy("Nộp hồ sơ"),
    2: gettext_lazy("Tiếp nhận"),
    3: gettext_lazy("Giải quyết"),
    4: gettext_lazy("Ký kết quả"),
    5: gettext_lazy("Nhận kết quả"),
}
_RUNS = {Punctuality.ON_TIME, Punctuality.DUE_SOON, Punctuality.OVERDUE}


@dataclass(frozen=True)
class MyDossier:
    """One dossier of mine: how far it has come, and how long it still takes, in words.

    `promised_at` is the day promised anew when the appointed one was missed.
    """

    row: DossierRow
    progress: Progress | None
    left: str
    promised_at: datetime | None

    @property
    def stage_name(self) -> str:
        """Return the name of the stage it stands in."""
        return stage_name(self.progress)


@dataclass(frozen=True)
class MyDossiers:
    """Some of my dossiers and where the next ones begin, empty at the end."""

    rows: tuple[MyDossier, ...]
    next_cursor: str


@dataclass(frozen=True)
class MyResult:
    """A result that can be downloaded."""

    code: str
    procedure_name: str
    number: str
    issued_at: datetime
    file_id: UUID


@dataclass(frozen=True)
class ActedFor:
    """Somebody for whom the account's owner filed, by what right, how often, and lately what."""

    name: str
    capacity_label: str
    times: int
    latest_code: str
    latest_procedure_code: str
    latest_procedure: str


@dataclass(frozen=True)
class FiledFor:
    """For whom a dossier of mine was filed, and by what right."""

    dossier_id: UUID
    name: str
    capacity: Capacity


def stage_name(stands: Progress | None) -> str:
    """Return the name of a stage, "" where there is none or all are done."""
    return str(STAGE_LABEL.get(stands.stage, "")) if stands else ""


def my_dossiers(actor: Actor, chosen: ListFilter, cursor: str = "") -> MyDossiers:
    """Return my dossiers, the newest first; two queries, and one where a day was missed."""
    page, day = dossiers_page(actor, chosen, cursor, PAGE_SIZE), today()
    late = [r.code for r in page.rows if r.standing.punctuality is Punctuality.OVERDUE]
    anew = promised_anew(late)
    rows = (
        MyDossier(
            row,
            progress(row.standing.state, accepted=row.accepted_at is not None),
            _left(row, day),
            anew.get(row.code),
        )
        for row in page.rows
    )
    return MyDossiers(tuple(rows), page.next_cursor)


def _left(row: DossierRow, on: date) -> str:
    """Say how many days are left to the appointed one, while its clock runs."""
    if row.due_at is None or row.standing.punctuality not in _RUNS:
        return ""
    days = days_left(row.due_at.astimezone(VIETNAM).date(), on)
    if days < 0:
        return ngettext("Quá %(n)s ngày", "Quá %(n)s ngày", -days) % {"n": -days}
    if row.standing.punctuality is Punctuality.OVERDUE:
        return _("Quá hẹn hôm nay")
    if days == 0:
        return _("Trả hôm nay")
    return ngettext("Còn %(n)s ngày", "Còn %(n)s ngày", days) % {"n": days}


def my_results(actor: Actor) -> tuple[MyResult, ...]:
    """Return the latest results that can be downloaded. One query."""
    rows = Result.objects.filter(
        dossier__in=visible_to(actor), issued_at__isnull=False, revoked_at__isnull=True
    )
    rows = rows.select_related("dossier").defer("dossier__answers", "dossier__labelled")
    return tuple(
        MyResult(
            row.dossier.code, row.dossier.procedure_name, row.number, row.issued_at, row.file_id
        )
        for row in rows.order_by("-issued_at", "-id")[:RESULTS_SHOWN]
        if row.issued_at is not None and row.file_id is not None
    )


def acted_for(actor: Actor) -> tuple[ActedFor, ...]:
    """Return the people for whom this account filed online, the latest first. One query.

    At the counter the dossier belongs to whoever it is about, not to the account of who came.
    """
    if actor.hat is not Hat.CITIZEN:
        return ()
    rows = Representative.objects.filter(
        dossier__in=visible_to(actor), dossier__channel=Channel.ONLINE.value
    ).order_by("-dossier__submitted_at", "-dossier_id")
    found: dict[tuple[str, str, str], list[tuple[str, str, str]]] = {}
    for name, number, capacity, code, procedure_code, procedure in rows.values_list(
        "dossier__applicant_name",
        "dossier__applicant_personal_id",
        "capacity",
        "dossier__code",
        "dossier__procedure_code",
        "dossier__procedure_name",
    )[:LOOKED_THROUGH]:
        found.setdefault((name, number, capacity), []).append((code, procedure_code, procedure))
    return tuple(
        ActedFor(name, str(CAPACITY_LABEL[Capacity(capacity)]), len(rows_of), *rows_of[0])
        for (name, _number, capacity), rows_of in found.items()
    )


def filed_for(actor: Actor, code: str) -> FiledFor:
    """Return for whom the actor filed a dossier online.

    Raises:
        NotYoursError: it is not theirs, or they filed it for themselves or at the counter.
    """
    dossier = the_dossier(actor, code)
    acted = getattr(dossier, "representative", None)
    if actor.hat is not Hat.CITIZEN or acted is None or dossier.channel != Channel.ONLINE:
        raise NotYoursError
    return FiledFor(dossier.id, dossier.applicant_name, Capacity(acted.capacity))
