"""What happened to a dossier after somebody's page was made."""

from collections.abc import Sequence
from uuid import UUID

from hamrong.kernel.actor.interface import StaleError
from hamrong.kernel.timeline import interface as timeline
from hamrong.kernel.timeline.interface import Audience, Entry

STEP_LEFT = "process.StepLeft"
# Who has an item is told where it stands, and asked again when it is acted on.
ABOUT_HANDS = "work.Item"


def entries_for_officials(matter_id: UUID) -> tuple[Entry, ...]:
    """Return the facts as officials read them, oldest first. One query.

    Each step of the process is told by its own fact already.
    """
    readers = (Audience.PUBLIC, Audience.CITIZEN, Audience.STAFF)
    told = timeline.entries(matter_id, readers)
    return tuple(entry for entry in told if entry.kind != STEP_LEFT)


def entries_since(entries: Sequence[Entry], seen: str) -> tuple[Entry, ...]:
    """Return the facts after the last one a page showed, oldest first.

    None where that fact is not among those the reader may see: the page says then only that
    something changed.
    """
    for position, entry in enumerate(entries):
        if str(entry.id) == seen:
            return tuple(entries[position + 1 :])
    return ()


def refuse_old_page(matter_id: UUID, seen: str | None) -> None:
    """Refuse a write whose writer has not seen the dossier's latest facts; lock it before.

    `seen` is the last fact the page showed; None where nobody looked at a page. Who took or gave
    an item is no change of the dossier.

    Raises:
        StaleError: something happened since, or the fact is none of this dossier.
    """
    if seen is None:
        return
    entries = entries_for_officials(matter_id)
    known = any(str(entry.id) == seen for entry in entries)
    since = [e for e in entries_since(entries, seen) if not e.kind.startswith(ABOUT_HANDS)]
    if since or not known:
        raise StaleError
