"""Check the whole log against its seals."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from hamrong.kernel.timeline.models import Entry, Leaf, TreeHead
from hamrong.kernel.timeline.ports import key_id, public_bytes, signing_key
from hamrong.kernel.timeline.queries.tree import hash_of
from hamrong.kernel.timeline.rules import head_bytes, node_hash

CHUNK = 2_000


@dataclass(frozen=True)
class Broken:
    """The first thing found wrong, in the order of the tree."""

    what: str
    index: int
    entry_id: UUID | None
    kind: str
    at: datetime | None


@dataclass(frozen=True)
class VerifyReport:
    """What was checked, and the first fault if there is one."""

    ok: bool
    sealed: int
    unsealed: int
    heads: int
    broken: Broken | None


class _Frontier:
    """The roots of the complete subtrees so far: enough to know the root at any size."""

    def __init__(self) -> None:
        self.peaks: list[tuple[int, bytes]] = []

    def add(self, leaf: bytes) -> None:
        width, root = 1, leaf
        while self.peaks and self.peaks[-1][0] == width:
            _, left = self.peaks.pop()
            width, root = width * 2, node_hash(left, root)
        self.peaks.append((width, root))

    def root(self) -> bytes:
        _, root = self.peaks[-1]
        for _, left in reversed(self.peaks[:-1]):
            root = node_hash(left, root)
        return root


def verify() -> VerifyReport:
    """Recompute every sealed entry's hash, every root and every signature.

    Only keys this installation holds or has held are accepted: the key on disk signs from its
    first use on. The answer names the first entry that was changed or removed.
    """
    heads = {head.size: head for head in TreeHead.objects.select_related("key")}
    frontier = _Frontier()
    broken: Broken | None = None
    index = -1
    for leaf, entry in _sealed():
        index += 1
        broken = _fault(index, leaf, entry)
        if broken:
            break
        frontier.add(bytes(leaf.hash))
        head = heads.get(index + 1)
        if head and (fault := _head_fault(head, frontier.root())):
            broken = Broken(fault, index, None, "", head.at)
            break
    if broken is None:
        broken = _missing_end(heads, index + 1)
    sealed = Leaf.objects.count()
    return VerifyReport(
        ok=broken is None,
        sealed=sealed,
        unsealed=max(0, Entry.objects.count() - sealed),
        heads=len(heads),
        broken=broken,
    )


def _sealed() -> Iterator[tuple[Leaf, Entry | None]]:
    """Go through leaves and their entries, a chunk at a time."""
    position = -1
    while leaves := list(Leaf.objects.filter(index__gt=position).order_by("index")[:CHUNK]):
        rows = Entry.objects.in_bulk([leaf.entry_id for leaf in leaves])
        for leaf in leaves:
            yield leaf, rows.get(leaf.entry_id)
        position = leaves[-1].index


def _fault(index: int, leaf: Leaf, entry: Entry | None) -> Broken | None:
    if leaf.index != index:
        return Broken("a leaf was removed from the tree", index, None, "", None)
    if entry is None:
        return Broken("the entry was removed", index, leaf.entry_id, "", None)
    if hash_of(entry) != bytes(leaf.hash):
        return Broken("the entry was changed", index, entry.id, entry.kind, entry.at)
    return None


def _head_fault(head: TreeHead, root: bytes) -> str:
    if bytes(head.root) != root:
        return "the tree does not lead to the signed root"
    public = bytes(head.key.public_key)
    if key_id(public) != head.key_id:
        return "a signing key was replaced"
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(
            bytes(head.signature), head_bytes(head.size, root, head.at)
        )
    except InvalidSignature:
        return "a head's signature is wrong"
    return ""


def _missing_end(heads: dict[int, TreeHead], size: int) -> Broken | None:
    """Tell of a tree shorter than its last head, or longer than any head, or of a foreign key."""
    last = max(heads, default=0)
    if last != size:
        return Broken("the tree does not end where its last head says", size, None, "", None)
    if heads and heads[last].key_id != key_id(public_bytes(signing_key())):
        return Broken("the last head is not signed by this installation", size, None, "", None)
    return None
