"""Other contexts say what they do online; procedures say so to people only while it is true."""

from hamrong.service.procedures.rules.service_level import Ability

_able: set[Ability] = set()


def switch_on(ability: Ability) -> None:
    """Say that the platform can do this for every procedure; called at start by who does it."""
    _able.add(ability)


def switched_on() -> frozenset[Ability]:
    """Return what the platform can do."""
    return frozenset(_able)
