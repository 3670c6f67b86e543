"""Have a reorganisation carried out."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.reorganisation.access import must_administer
from hamrong.foundation.reorganisation.actions.plan_run import locked_run
from hamrong.foundation.reorganisation.events import ReorganisationBegun
from hamrong.foundation.reorganisation.models import Obstacle
from hamrong.foundation.reorganisation.queries.plan import plan_for
from hamrong.foundation.reorganisation.queries.runs import Stage, run_view
from hamrong.kernel.actor.interface import SYSTEM, Actor, RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.jobs.interface import enqueue
from hamrong.kernel.timeline.interface import record


def begin(actor: Actor, on: date) -> None:
    """Begin to carry out a reorganisation whose day has come; a job does the work in batches.

    Begun once more it takes up what is left, and tries again what could not be moved: what has
    moved stays where it is.

    Raises:
        NotYoursError: not an administrator of the province, or there is no such reorganisation.
        RefusedError: an earlier one comes first.
    """
    if actor is not SYSTEM:
        must_administer(actor)
    _begin(actor, on)


@transaction.atomic
def _begin(actor: Actor, on: date) -> None:
    view = run_view(on)
    if view.stage is Stage.LATER:
        raise RefusedError(_("Hãy thực hiện đợt sắp xếp trước đó trước."))
    run = locked_run(view.day)
    directory.begin_reorganisation(on)
    totals = plan_for(view.day).totals
    first = run.begun_at is None
    if first:
        run.begun_at, run.begun_by, run.total = now(), actor.name, dict(totals)
    run.beat_at, run.finished_at = now(), None
    run.save()
    Obstacle.objects.filter(run=run).delete()
    if first:
        record(
            run.matter_id,
            ReorganisationBegun(on=on, basis=view.day.basis, total=sum(totals.values())),
            actor=actor,
        )
    enqueue("reorganisation.carry_on", key=f"reorganisation:{on}", on=on)
