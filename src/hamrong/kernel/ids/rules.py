"""Keys that sort by the moment they were made."""

from uuid import UUID

from uuid_utils import compat


def uuid_of(text: str) -> UUID | None:
    """Return the key a text from an address or a form names, or None when it names none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def uuid7() -> UUID:
    """Return a new UUID version 7 (RFC 9562 section 5.7): 48 bits of milliseconds, then random."""
    return UUID(int=compat.uuid7().int)
