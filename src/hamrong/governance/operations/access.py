"""Who sees how the platform itself fares."""

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.directory.interface import Level
from hamrong.kernel.actor.interface import Actor, NotYoursError, Role


def must_operate(actor: Actor) -> None:
    """Let only administrators of the province through: the machine is everybody's.

    Raises:
        NotYoursError: the actor administers no agency of the province's own level.
    """
    administered = actor.agencies(Role.ADMINISTRATOR)
    if not any(directory.agency(key).level == Level.PROVINCE for key in administered):
        raise NotYoursError
