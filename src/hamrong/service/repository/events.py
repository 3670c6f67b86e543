"""What happens to a paper of a store, in the order of its life."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class StoreOpened:
    """A desk compared the person with their card: the account is theirs and opens their store."""

    holder_id: UUID
    agency: str


@dataclass(frozen=True)
class PaperFiled:
    """A paper came into the store: a result, a certified digitisation, or given by its owner."""

    paper_id: UUID
    name: str
    origin: str


@dataclass(frozen=True)
class PaperUsed:
    """The paper was sent with a dossier instead of being asked for again."""

    paper_id: UUID
    code: str
    procedure: str
    agency: str


@dataclass(frozen=True)
class PaperSearched:
    """An official looked at the counter whether the person's store holds the paper asked for."""

    paper_id: UUID
    agency: str


@dataclass(frozen=True)
class PaperRead:
    """An official opened the paper in a dossier that refers to it."""

    paper_id: UUID
    code: str


@dataclass(frozen=True)
class PaperReplaced:
    """The issuing agency corrected the paper; another took its place."""

    paper_id: UUID
    number: str
    because: str


@dataclass(frozen=True)
class PaperRevoked:
    """The issuing agency revoked the paper."""

    paper_id: UUID
    because: str


@dataclass(frozen=True)
class PaperRemoved:
    """The owner took a paper they had given out of the store."""

    paper_id: UUID
