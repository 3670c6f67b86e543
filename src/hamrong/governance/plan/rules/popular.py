"""Which procedures are the popular ones of a time. Pure."""

from collections.abc import Mapping

# Of the plan's "liên quan tới nhiều người dân, doanh nghiệp" no document says how many: the
# platform's own reading, part of the measure's version.
_MOST, _OF = 4, 5


def popular(received: Mapping[str, int]) -> tuple[str, ...]:
    """Return the fewest procedures that together brought four fifths of all dossiers.

    The one with most dossiers first; of two with equally many the one whose code comes first.
    """
    wanted, found, so_far = sum(received.values()) * _MOST, [], 0
    for code in sorted(received, key=lambda code: (-received[code], code)):
        if so_far * _OF >= wanted:
            break
        found.append(code)
        so_far += received[code]
    return tuple(found)
