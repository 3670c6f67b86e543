"""Bring decided editions into force on their day."""

from hamrong.governance.plan.actions.put_in_force import put_in_force
from hamrong.governance.plan.models import Edition, EditionState
from hamrong.kernel.actor.interface import SYSTEM
from hamrong.kernel.calendar.interface import today


def take_effect() -> int:
    """Bring into force every decided edition whose day has come, in order; return how many."""
    decided = Edition.objects.filter(state=EditionState.DECIDED, valid_from__lte=today())
    editions = list(decided.order_by("valid_from", "number"))
    for edition in editions:
        put_in_force(edition, by=SYSTEM)
    return len(editions)
