"""Who may do what with messages."""

from hamrong.kernel.actor.interface import Actor, Hat, Role


def may_retry(actor: Actor) -> bool:
    """Tell whether this actor looks after deliveries: an administrator, or the platform itself."""
    return actor.hat is Hat.SYSTEM or bool(actor.agencies(Role.ADMINISTRATOR))
