"""Who a page is for."""

from dataclasses import dataclass
from enum import StrEnum

from hamrong.kernel.actor.interface import Actor, Hat, Role


class Rule(StrEnum):
    """The kinds of visitors a page can be for."""

    ANYONE = "anyone"
    CITIZEN = "citizen"
    OFFICIAL = "official"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class AccessRule:
    """Who may open a page: any of the rules; officials with any of the roles, if some are named."""

    rules: tuple[Rule, ...]
    roles: tuple[Role, ...] = ()

    def __str__(self) -> str:
        """Say it in a few words: "citizen", "official (leader)"."""
        roles = f" ({', '.join(self.roles)})" if self.roles else ""
        return ", ".join(self.rules) + roles

    def lets_in(self, actor: Actor) -> bool:
        """Tell whether the actor may open the page."""
        return Rule.ANYONE in self.rules or any(self._fits(rule, actor) for rule in self.rules)

    def _fits(self, rule: Rule, actor: Actor) -> bool:
        if rule is Rule.CITIZEN:
            return actor.hat is Hat.CITIZEN
        if actor.hat is not Hat.OFFICIAL:
            return False
        if rule is Rule.ADMINISTRATOR:
            return bool(actor.agencies(Role.ADMINISTRATOR))
        return not self.roles or bool(actor.agencies(*self.roles))
