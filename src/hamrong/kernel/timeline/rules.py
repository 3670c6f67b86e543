"""Encoding of facts, and the Merkle tree of RFC 6962 section 2.1."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from hashlib import sha256
from typing import Any
from uuid import UUID


class Audience(StrEnum):
    """Who may read a fact on a screen."""

    PUBLIC = "public"
    CITIZEN = "citizen"
    STAFF = "staff"


def kind_of(event: object) -> str:
    """Return `<context>.<Class>` for an event of a context's events.py."""
    cls = type(event) if not isinstance(event, type) else event
    return f"{cls.__module__.split('.')[-2]}.{cls.__name__}"


def event_data(event: object) -> dict[str, Any]:
    """Return an event's fields as JSON keeps them.

    Raises:
        TypeError: it is no dataclass instance, or a field has no JSON form.
    """
    if not is_dataclass(event) or isinstance(event, type):
        raise TypeError(f"{event!r} is no event: events are frozen dataclasses")
    return {key: _plain(value) for key, value in asdict(event).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, (UUID, Decimal)):
        return str(value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    raise TypeError(f"{type(value).__name__} has no place in an event")


@dataclass(frozen=True)
class Fact:
    """All of an entry that is sealed."""

    id: UUID
    matter_id: UUID
    kind: str
    data: dict[str, Any]
    note: str
    at: datetime
    actor_id: UUID | None
    actor_name: str
    hat: str
    agency_id: UUID | None


def canonical(fact: Fact) -> bytes:
    """Return the bytes that are hashed: JSON with sorted keys, no spaces, UTC microseconds."""
    fields = {key: _canonical_field(value) for key, value in asdict(fact).items()}
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def _canonical_field(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value) if isinstance(value, UUID) else value


def leaf_hash(data: bytes) -> bytes:
    """Hash a leaf (RFC 6962: a zero byte, then the data)."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash an inner node (RFC 6962: a one byte, then both children)."""
    return sha256(b"\x01" + left + right).digest()


def split_point(size: int) -> int:
    """Return the largest power of two smaller than `size`, for two leaves or more."""
    return 1 << ((size - 1).bit_length() - 1)


def root_of(hashes: Sequence[bytes]) -> bytes:
    """Return the tree hash of leaf or subtree hashes; of nothing, the hash of the empty string."""
    if not hashes:
        return sha256(b"").digest()
    level = list(hashes)
    while len(level) > 1:
        paired = [node_hash(a, b) for a, b in zip(level[::2], level[1::2], strict=False)]
        level = paired + level[len(paired) * 2 :]
    return level[0]


Range = Callable[[int, int], bytes]


def inclusion_path(index: int, size: int, root_of_range: Range) -> list[bytes]:
    """Return the audit path of a leaf (RFC 6962 section 2.1.1), nearest sibling first.

    `root_of_range(start, end)` gives the tree hash of the leaves from start up to end.
    """
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + split_point(end - start)
        if index < middle:
            path.append(root_of_range(middle, end))
            end = middle
        else:
            path.append(root_of_range(start, middle))
            start = middle
    return path[::-1]


def proves_inclusion(
    leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes
) -> bool:
    """Tell whether the audit path leads from the leaf to the root (RFC 9162 section 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    node, last, computed = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if node & 1 or node == last:
            computed = node_hash(sibling, computed)
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            computed = node_hash(computed, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and computed == root


def head_bytes(size: int, root: bytes, at: datetime) -> bytes:
    """Return what is signed: size, root and moment."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return f"hamrong-tree-head\n{size}\n{root.hex()}\n{moment}\n".encode()
