"""The applicant says how it went."""

from dataclasses import dataclass
from uuid import UUID

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import ANONYMOUS, Actor, Hat, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.access import the_dossier
from hamrong.service.dossiers.events import DossierRated
from hamrong.service.dossiers.models import Dossier, Rating
from hamrong.service.dossiers.queries.rating import LINK, may_be_rated
from hamrong.service.dossiers.rules import Points

LONGEST_COMMENT = 2_000


@dataclass(frozen=True)
class Said:
    """The answers: three criteria and, if the person likes, words of their own."""

    overall: Points
    attitude: Points
    ease: Points
    comment: str = ""


@transaction.atomic
def rate(actor: Actor, code: str, said: Said) -> None:
    """Keep the applicant's rating of their own dossier, or change it while that is allowed.

    Raises:
        NotYoursError: it is no dossier of this applicant.
        RefusedError: it is not over yet, a member of a whole, or the time for it has passed.
    """
    if actor.hat is not Hat.CITIZEN:
        raise NotYoursError
    _keep(the_dossier(actor, code, lock=True), said, actor, by_link=False)


@transaction.atomic
def rate_by_link(token: str, said: Said) -> None:
    """Keep the rating of whoever got the message with the link; see `rate`.

    Code and phone would not do: the desk knows both, and must not rate itself.

    Raises:
        NotYoursError: the link is none of ours.
    """
    found = Dossier.objects.select_for_update().filter(id=dossier_of(token)).first()
    if found is None:
        raise NotYoursError
    _keep(found, said, ANONYMOUS, by_link=True)


def dossier_of(token: str) -> UUID:
    """Return the id of the dossier a link leads to.

    Raises:
        NotYoursError: the link is none of ours.
    """
    try:
        return UUID(signing.loads(token, salt=LINK))
    except (signing.BadSignature, ValueError, TypeError, AttributeError) as error:
        raise NotYoursError from error


def _keep(dossier: Dossier, said: Said, actor: Actor, *, by_link: bool) -> None:
    if not may_be_rated(dossier):
        raise RefusedError(_("Hồ sơ này chưa kết thúc, hoặc đã hết thời gian đánh giá."))
    at, before = now(), Rating.objects.filter(dossier=dossier).first()
    answers = {
        "overall": said.overall.value,
        "attitude": said.attitude.value,
        "ease": said.ease.value,
        "comment": said.comment.replace("\x00", "").strip()[:LONGEST_COMMENT],
    }
    if before is None:
        Rating.objects.create(dossier=dossier, at=at, by_link=by_link, **answers)
        # What was said stays out of the timeline, which officials read.
        record(
            dossier.matter_id, DossierRated(dossier_id=dossier.id, code=dossier.code), actor=actor
        )
        return
    Rating.objects.filter(id=before.id).update(changed_at=at, **answers)
