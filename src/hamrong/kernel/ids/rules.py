"""Keys that sort by the moment they were made."""

from uuid import UUID

from uuid_utils import compat


def uuid7() -> UUID:
    """Return a new UUID version 7 (RFC 9562 section 5.7): 48 bits of milliseconds, then random."""
    return UUID(int=compat.uuid7().int)
