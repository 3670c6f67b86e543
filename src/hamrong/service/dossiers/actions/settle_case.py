"""Say anew which case a draft is about."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.service.dossiers.actions.start_filing import kept_answers, must_be_entitled
from hamrong.service.dossiers.queries.filing import filing
from hamrong.service.forms import interface as forms
from hamrong.service.procedures import interface as procedures


@transaction.atomic
def settle_case(
    actor: Actor, draft_id: UUID, *, answers: Mapping[str, str], authorisation: str | None = None
) -> None:
    """Keep other answers to the questions of the case; files and the filled form stay.

    `answers` are all answers by question; one that is missing is open again, except the case
    itself, which a filing must have. Who says to be authorised names the paper in `authorisation`;
    without that argument for whom the draft is stays as it is.

    Raises:
        NotYoursError: no such draft for this actor.
        RefusedError: it was submitted already, or the case or the paper is missing.
    """
    about = filing(actor, draft_id)
    said = procedures.read_answers(about.procedure.questions, answers)
    case = said.get(procedures.CASE, "")
    if about.procedure.cases and not case:
        raise RefusedError(_("Hãy chọn trường hợp của bạn."), field=procedures.CASE)
    choices = {"case": case, **kept_answers(about.procedure, said)}
    if authorisation is not None and procedures.CAPACITY in said:
        capacity = said[procedures.CAPACITY]
        capacity = "" if capacity == procedures.SELF else capacity
        must_be_entitled(capacity, authorisation)
        choices |= {"capacity": capacity, "authorisation": authorisation}
    forms.choose(actor, draft_id, **choices)
