"""Who may do what with messages."""

from uuid import UUID

from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError, Role


def may_retry(actor: Actor) -> bool:
    """Tell whether this actor looks after deliveries: an administrator, or the platform itself."""
    return actor.hat is Hat.SYSTEM or bool(actor.agencies(Role.ADMINISTRATOR))


def own_account(actor: Actor) -> UUID:
    """Return the actor's account: channels are everyone's own, and nobody else's.

    Raises:
        NotYoursError: the actor has none.
    """
    if actor.account_id is None:
        raise NotYoursError
    return actor.account_id
