"""Who acts, and the ways an action says no."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Hat(StrEnum):
    """In which quality someone acts. An official filing her own papers wears the citizen's hat."""

    ANONYMOUS = "anonymous"
    CITIZEN = "citizen"
    OFFICIAL = "official"
    SYSTEM = "system"


class Role(StrEnum):
    """What a seat in an agency empowers its holder to do."""

    ONE_STOP = "one_stop"
    SPECIALIST = "specialist"
    HEAD = "head"
    CLERK = "clerk"
    LEADER = "leader"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Seat:
    """One role in one agency."""

    agency_id: UUID
    role: Role


@dataclass(frozen=True)
class Actor:
    """Who acts now. Seats are those valid at this moment, own and delegated."""

    account_id: UUID | None
    hat: Hat
    name: str
    seats: tuple[Seat, ...] = ()

    def holds(self, role: Role, agency_id: UUID) -> bool:
        """Tell whether this actor has the role in this agency."""
        return Seat(agency_id, role) in self.seats

    def agencies(self, *roles: Role) -> frozenset[UUID]:
        """Return the agencies where this actor has one of the roles, or any when none is named."""
        return frozenset(s.agency_id for s in self.seats if not roles or s.role in roles)


ANONYMOUS = Actor(account_id=None, hat=Hat.ANONYMOUS, name="")
SYSTEM = Actor(account_id=None, hat=Hat.SYSTEM, name="Hệ thống")


class NotYoursError(Exception):
    """The thing does not exist for this actor. Answered with 404, so that nothing is learned."""


class StaleError(Exception):
    """The state changed after the actor's page was made. Answered with 409; nothing was written."""


class TooOftenError(Exception):
    """Tried too often in a while. Answered with 429; nothing was written."""


class RefusedError(Exception):
    """The request cannot be carried out; the text says in Vietnamese what to do instead.

    `field` names the input it concerns, when there is one. Answered with 422; nothing was written.
    """

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
