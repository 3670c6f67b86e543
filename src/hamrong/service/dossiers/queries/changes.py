"""What happened to a dossier after somebody's page was made."""

from collections.abc import Sequence

from hamrong.kernel.timeline.interface import Entry


def entries_since(entries: Sequence[Entry], seen: str) -> tuple[Entry, ...]:
    """Return the facts after the last one a page showed, oldest first.

    None where that fact is not among those the reader may see: the page says then only that
    something changed.
    """
    for position, entry in enumerate(entries):
        if str(entry.id) == seen:
            return tuple(entries[position + 1 :])
    return ()
