"""Appoint a time for the result; every time ever appointed stays on record."""

from datetime import datetime

from hamrong.kernel.actor.interface import Actor
from hamrong.service.dossiers.models import Dossier, Promise
from hamrong.service.dossiers.rules import PromiseKind


def promise(
    dossier: Dossier,
    kind: PromiseKind,
    due_at: datetime | None,
    *,
    actor: Actor,
    at: datetime,
    approved_by: str = "",
    reason: str = "",
) -> None:
    """Add a promise to the dossier, which must be locked, and make it the one that holds.

    A time that has passed by then without a result stays known as missed. Where only stops moved
    it, what counts is the time that follows from them: nobody is late by a clock that stood still.
    """
    judged = due_at if kind is PromiseKind.STOPS else dossier.due_at
    if judged is not None and dossier.missed_at is None and at > judged:
        dossier.missed_at = judged
    dossier.due_at = due_at
    dossier.save(update_fields=["due_at", "missed_at", "no_date_reason"])
    Promise.objects.create(
        dossier=dossier,
        number=Promise.objects.filter(dossier=dossier).count() + 1,
        kind=kind,
        due_at=due_at,
        set_at=at,
        set_by=actor.signed_name[:120],
        approved_by=approved_by,
        reason=reason,
    )
