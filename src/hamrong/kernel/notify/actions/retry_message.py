"""Try a failed delivery again."""

from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import Actor, NotYoursError, StaleError
from hamrong.kernel.jobs.interface import enqueue
from hamrong.kernel.notify.access import may_retry
from hamrong.kernel.notify.actions.send import JOBS
from hamrong.kernel.notify.models import Channel, Delivery, State


@transaction.atomic
def retry_message(actor: Actor, delivery_id: UUID) -> None:
    """Queue a delivery that was given up, with all its tries before it.

    Raises:
        NotYoursError: the actor is no administrator, or there is no such delivery.
        StaleError: it is no longer failed; somebody retried it already.
    """
    delivery = Delivery.objects.select_for_update().filter(id=delivery_id).first()
    if delivery is None or not may_retry(actor):
        raise NotYoursError
    if delivery.state != State.FAILED:
        raise StaleError
    delivery.state = State.QUEUED
    delivery.attempts = 0
    delivery.failed_at = None
    delivery.save(update_fields=["state", "attempts", "failed_at"])
    enqueue(JOBS[Channel(delivery.channel)], delivery_id=delivery.id)
