"""Seal committed facts into the tree and sign its head."""

from datetime import timedelta
from uuid import UUID

from django.db import connection, transaction

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.timeline.models import Entry, Leaf, SigningKey, Tile, TreeHead
from hamrong.kernel.timeline.ports import key_id, public_bytes, signing_key
from hamrong.kernel.timeline.queries.tree import TILE, hash_of, range_root
from hamrong.kernel.timeline.rules import head_bytes, root_of

# Any constant: it names the one lock that sealers, and only they, ask for.
SEALER_LOCK = 6962
BATCH = 5_000
# The bits of a UUID version 7 after its milliseconds (RFC 9562 section 5.7).
_AFTER_TIME = 80

# How much later than others that took their keys after it a transaction may commit: what is
# sealed each minute is sought among the keys since then, the rest once a day.
LATE = timedelta(hours=1)
BEGINNING = UUID(int=0)

_UNSEALED = """
    SELECT e.id FROM timeline_entry e
    WHERE e.id > %(after)s AND NOT EXISTS (
        SELECT 1 FROM timeline_leaf l WHERE l.entry_id = e.id AND l.entry_id > %(after)s
    )
    ORDER BY e.id LIMIT %(batch)s
"""


def seal() -> int:
    """Seal up to one batch of committed entries and return how many.

    Only one sealer works at a time; another returns at once with nothing done. Entries committed
    later, whatever their time, are sealed by a later call: the order of the tree is the order of
    sealing. Costs the same however long the log is.
    """
    return len(_seal_after(_recently()))


def seal_all(*, thorough: bool = False) -> int:
    """Seal batch after batch until nothing waits and return how many entries.

    `thorough` looks through the whole log, for entries of transactions that committed very late.
    """
    after, total = BEGINNING if thorough else _recently(), 0
    while sealed := _seal_after(after):
        total += len(sealed)
        after = sealed[-1]
    return total


def _recently() -> UUID:
    """Return a key before which all is sealed, but for what commits very late."""
    last = Leaf.objects.order_by("-index").values_list("entry_id", flat=True).first()
    if last is None:
        return BEGINNING
    milliseconds = (last.int >> _AFTER_TIME) - int(LATE.total_seconds() * 1000)
    return UUID(int=max(milliseconds, 0) << _AFTER_TIME)


@transaction.atomic
def _seal_after(after: UUID) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [SEALER_LOCK])
        if not cursor.fetchone()[0]:
            return []
        cursor.execute(_UNSEALED, {"after": after, "batch": BATCH})
        ids = [row[0] for row in cursor.fetchall()]
    if not ids:
        return []
    last = Leaf.objects.order_by("-index").values_list("index", flat=True).first()
    size = 0 if last is None else last + 1
    rows = Entry.objects.in_bulk(ids)
    Leaf.objects.bulk_create(
        Leaf(index=size + offset, entry_id=key, hash=hash_of(rows[key]))
        for offset, key in enumerate(ids)
    )
    _complete_tiles(size, size + len(ids))
    _sign_head(size + len(ids))
    return ids


def _complete_tiles(old_size: int, new_size: int) -> None:
    tiles = []
    for index in range(old_size // TILE, new_size // TILE):
        leaves = Leaf.objects.filter(index__gte=index * TILE, index__lt=(index + 1) * TILE)
        hashes = [bytes(h) for h in leaves.order_by("index").values_list("hash", flat=True)]
        tiles.append(Tile(index=index, root=root_of(hashes)))
    Tile.objects.bulk_create(tiles)


def _sign_head(size: int) -> None:
    key = signing_key()
    public = public_bytes(key)
    known, _ = SigningKey.objects.get_or_create(
        id=key_id(public), defaults={"public_key": public, "since": now()}
    )
    root, at = range_root(0, size), now()
    TreeHead.objects.create(
        size=size, root=root, at=at, key=known, signature=key.sign(head_bytes(size, root, at))
    )
