"""Read the edition."""

from django.db import connection

from hamrong.kernel.edition.rules.watch import PUBLIC, TRIGGER

_NAME = "SELECT name FROM edition WHERE scope = %s"
_WATCHED = """
    SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE t.tgname = %s
"""


def current() -> str:
    """Return the name of the edition that stands now; empty while no content was ever written.

    Read before the content: what is then read is this edition or newer, never older.
    """
    with connection.cursor() as cursor:
        cursor.execute(_NAME, [PUBLIC])
        row = cursor.fetchone()
    return "" if row is None else str(row[0])


def watched() -> frozenset[str]:
    """Return the tables whose changes move the edition."""
    with connection.cursor() as cursor:
        cursor.execute(_WATCHED, [TRIGGER])
        return frozenset(name for (name,) in cursor.fetchall())
