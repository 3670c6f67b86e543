"""Seal committed facts into the tree and sign its head."""

from django.db import connection, transaction

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.timeline.models import Entry, Leaf, SigningKey, Tile, TreeHead
from hamrong.kernel.timeline.ports import key_id, public_bytes, signing_key
from hamrong.kernel.timeline.queries.tree import TILE, hash_of, range_root
from hamrong.kernel.timeline.rules import head_bytes, root_of

# Any constant: it names the one lock that sealers, and only they, ask for.
SEALER_LOCK = 6962
BATCH = 5_000

_UNSEALED = """
    SELECT e.id FROM timeline_entry e
    WHERE NOT EXISTS (SELECT 1 FROM timeline_leaf l WHERE l.entry_id = e.id)
    ORDER BY e.id LIMIT %s
"""


@transaction.atomic
def seal() -> int:
    """Seal up to one batch of committed entries and return how many.

    Only one sealer works at a time; another returns at once with nothing done. Entries committed
    later, whatever their time, are sealed by a later call: the order of the tree is the order of
    sealing.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [SEALER_LOCK])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(_UNSEALED, [BATCH])
        ids = [row[0] for row in cursor.fetchall()]
    if not ids:
        return 0
    last = Leaf.objects.order_by("-index").values_list("index", flat=True).first()
    size = 0 if last is None else last + 1
    rows = Entry.objects.in_bulk(ids)
    Leaf.objects.bulk_create(
        Leaf(index=size + offset, entry_id=key, hash=hash_of(rows[key]))
        for offset, key in enumerate(ids)
    )
    _complete_tiles(size, size + len(ids))
    _sign_head(size + len(ids))
    return len(ids)


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
