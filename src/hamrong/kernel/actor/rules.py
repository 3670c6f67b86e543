"""Who acts, and the ways an action says no."""

from dataclasses import dataclass, replace
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
class StandIn:
    """Someone absent who named the actor as deputy; `seats` are those the actor lacks otherwise."""

    account_id: UUID
    name: str
    seats: tuple[Seat, ...] = ()


@dataclass(frozen=True)
class Actor:
    """Who acts now. Seats are those valid at this moment, own and delegated.

    `stands_for` are the absent colleagues whose deputy the actor is; `behalf` is the one for whom
    this very act is done, and what is recorded then names both.
    """

    account_id: UUID | None
    hat: Hat
    name: str
    seats: tuple[Seat, ...] = ()
    stands_for: tuple[StandIn, ...] = ()
    behalf: StandIn | None = None

    @property
    def signed_name(self) -> str:
        """Return the name under which an act is recorded: "B (thay mặt A)" for a deputy."""
        return f"{self.name} (thay mặt {self.behalf.name})" if self.behalf else self.name

    def holds(self, role: Role, agency_id: UUID) -> bool:
        """Tell whether this actor has the role in this agency."""
        return Seat(agency_id, role) in self.seats

    def agencies(self, *roles: Role) -> frozenset[UUID]:
        """Return the agencies where this actor has one of the roles, or any when none is named."""
        return frozenset(s.agency_id for s in self.seats if not roles or s.role in roles)

    def leads(self, agency_id: UUID) -> bool:
        """Tell whether this actor is head or leader in an agency."""
        return self.holds(Role.HEAD, agency_id) or self.holds(Role.LEADER, agency_id)

    def acting_for(self, account_id: UUID) -> "Actor":
        """Return the actor as the deputy of an absent colleague, unchanged for anybody else."""
        absent = next((one for one in self.stands_for if one.account_id == account_id), None)
        return replace(self, behalf=absent) if absent else self

    def acting_as(self, agency_id: UUID | None, *roles: Role) -> "Actor":
        """Return the actor as who answers for one of the roles (any) in an agency.

        What own seats allow is done in one's own name; otherwise on behalf of the absent
        colleague whose seat allows it.
        """
        if self.behalf or not self.stands_for:
            return self
        lent = {seat for one in self.stands_for for seat in one.seats}
        if any(_fits(seat, agency_id, roles) for seat in self.seats if seat not in lent):
            return self
        for absent in self.stands_for:
            if any(_fits(seat, agency_id, roles) for seat in absent.seats):
                return replace(self, behalf=absent)
        return self


def _fits(seat: Seat, agency_id: UUID | None, roles: tuple[Role, ...]) -> bool:
    return seat.agency_id == agency_id and (not roles or seat.role in roles)


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


class LaterError(RefusedError):
    """It cannot be carried out just now; the same request may be sent again a little later.

    Answered with 503 and Retry-After; nothing was written, and nothing that lay here is lost.
    """
