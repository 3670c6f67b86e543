"""The sealed tree: hashes of ranges, proofs, and the fact behind a row."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from hamrong.kernel.timeline.models import Entry, Leaf, Tile, TreeHead
from hamrong.kernel.timeline.rules import Fact, canonical, inclusion_path, leaf_hash, root_of

TILE = 256


@dataclass(frozen=True)
class InclusionProof:
    """Shows that an entry is in the tree of a signed head."""

    entry_id: UUID
    index: int
    leaf: bytes
    size: int
    root: bytes
    path: tuple[bytes, ...]
    signature: bytes
    key_id: str


def hash_of(entry: Entry) -> bytes:
    """Return the leaf hash an entry has as it stands now."""
    fact = Fact(
        id=entry.id,
        matter_id=entry.matter_id,
        kind=entry.kind,
        data=entry.data,
        note=entry.note,
        at=entry.at,
        actor_id=entry.actor_id,
        actor_name=entry.actor_name,
        hat=entry.hat,
        agency_id=entry.agency_id,
    )
    return leaf_hash(canonical(fact))


def range_root(start: int, end: int) -> bytes:
    """Return the tree hash of the leaves from start up to end; start is a subtree's beginning."""
    if end - start < TILE:
        return root_of(list(_leaves(start, end)))
    first, last = start // TILE, end // TILE
    tiles = Tile.objects.filter(index__gte=first, index__lt=last).order_by("index")
    roots = [bytes(root) for root in tiles.values_list("root", flat=True)]
    rest = list(_leaves(last * TILE, end))
    return root_of([*roots, root_of(rest)] if rest else roots)


def _leaves(start: int, end: int) -> Iterator[bytes]:
    rows = Leaf.objects.filter(index__gte=start, index__lt=end).order_by("index")
    return (bytes(value) for value in rows.values_list("hash", flat=True))


def inclusion_proof(entry_id: UUID) -> InclusionProof | None:
    """Return the proof that an entry stands in the latest signed tree, or None if not yet."""
    leaf = Leaf.objects.filter(entry_id=entry_id).first()
    head = TreeHead.objects.order_by("-size").first()
    if leaf is None or head is None or leaf.index >= head.size:
        return None
    return InclusionProof(
        entry_id=entry_id,
        index=leaf.index,
        leaf=bytes(leaf.hash),
        size=head.size,
        root=bytes(head.root),
        path=tuple(inclusion_path(leaf.index, head.size, range_root)),
        signature=bytes(head.signature),
        key_id=head.key_id,
    )
