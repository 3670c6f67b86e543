"""People put papers of their own into their store, and take them out again."""

from dataclasses import dataclass
from datetime import date
from typing import IO
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import now, today
from hamrong.kernel.files.interface import take_paper
from hamrong.kernel.timeline.interface import record
from hamrong.service.repository.access import the_paper
from hamrong.service.repository.actions.file_paper import Owner, Paper, file_paper
from hamrong.service.repository.events import PaperRemoved
from hamrong.service.repository.models import StoredPaper
from hamrong.service.repository.queries.holders import number_of
from hamrong.service.repository.queries.kinds import KindView, kinds
from hamrong.service.repository.rules import (
    Change,
    ImpossibleChangeError,
    State,
    Trust,
    after,
    last_day,
)

MOST_GIVEN = 200
"""Papers one person keeps by themselves: a life's worth, not a disk for everything."""


@dataclass(frozen=True)
class Given:
    """What the owner says of a paper; nobody has checked it."""

    kind_code: str
    issuer: str
    issued_on: date
    number: str = ""
    valid_to: date | None = None


def give_paper(actor: Actor, given: Given, content: IO[bytes] | bytes, *, name: str) -> UUID:
    """Keep a paper its owner gives, and return its id.

    Raises:
        NotYoursError: the actor is no citizen.
        RefusedError: kind, dates or file are wrong, or there are too many; `field` says which.
    """
    kind = _kind_that_may_be_given(actor, given)
    stored = take_paper(content, name=name, owner=actor)
    return _file(actor, given, kind, stored.id)


@transaction.atomic
def give_stored(actor: Actor, given: Given, file_id: UUID) -> UUID:
    """Keep a paper whose file its owner has sent before, and return its id.

    The caller has checked that the file is the actor's own.

    Raises:
        NotYoursError: the actor is no citizen.
        RefusedError: kind or dates are wrong, or there are too many; `field` says which.
    """
    return _file(actor, given, _kind_that_may_be_given(actor, given), file_id)


def _kind_that_may_be_given(actor: Actor, given: Given) -> KindView:
    if actor.hat is not Hat.CITIZEN or actor.account_id is None:
        raise NotYoursError
    kind = next((one for one in kinds() if one.code == given.kind_code), None)
    if kind is None:
        raise RefusedError(_("Hãy chọn loại giấy tờ trong danh sách."), field="kind_code")
    _must_have_days(given, last_day(given.issued_on, kind.months))
    own = StoredPaper.objects.filter(account_id=actor.account_id, trust=Trust.GIVEN.value)
    if own.exclude(state=State.REMOVED.value).count() >= MOST_GIVEN:
        raise RefusedError(_("Kho đã có quá nhiều giấy bạn tự đưa lên. Hãy bỏ bớt giấy cũ."))
    return kind


def _file(actor: Actor, given: Given, kind: KindView, file_id: UUID) -> UUID:
    if actor.account_id is None:
        raise NotYoursError
    paper = Paper(
        kind=kind,
        issuer=given.issuer.strip()[:250],
        agency_id=None,
        issued_on=given.issued_on,
        file_id=file_id,
        trust=Trust.GIVEN,
        number=given.number.strip()[:60],
        valid_to=given.valid_to,
    )
    owner = Owner(number_of(actor.account_id), actor.name, actor.account_id)
    kept = file_paper(actor, owner, paper)
    if kept is None:
        raise NotYoursError
    return kept


def _must_have_days(given: Given, by_law: date | None) -> None:
    if given.issued_on > today():
        raise RefusedError(_("Ngày cấp không thể sau hôm nay."), field="issued_on")
    last = given.valid_to
    if last is not None and last < given.issued_on:
        raise RefusedError(_("Ngày hết hạn không thể trước ngày cấp."), field="valid_to")
    if last is not None and by_law is not None and last > by_law:
        said = _("Loại giấy này chỉ có giá trị đến hết ngày %(day)s.")
        raise RefusedError(said % {"day": f"{by_law:%d/%m/%Y}"}, field="valid_to")


@transaction.atomic
def remove_paper(actor: Actor, paper_id: UUID) -> None:
    """Take a paper its owner gave out of the store; it is offered and shown no more.

    Raises:
        NotYoursError: there is no such paper in the actor's store.
        RefusedError: an agency answers for it, or a dossier refers to it.
    """
    paper = the_paper(actor, paper_id, lock=True)
    try:
        state = after(
            State(paper.state),
            Change.REMOVE,
            trust=Trust(paper.trust),
            in_use=paper.uses.exists(),
        )
    except ImpossibleChangeError as error:
        raise RefusedError(
            _("Chỉ bỏ được giấy bạn tự đưa lên và chưa dùng trong hồ sơ nào.")
        ) from error
    paper.state, paper.ended_at = state.value, now()
    paper.save(update_fields=["state", "ended_at"])
    record(paper.matter_id, PaperRemoved(paper_id=paper.id), actor=actor)
