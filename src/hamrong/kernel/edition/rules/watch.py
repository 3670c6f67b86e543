"""How a table moves the edition."""

import re
from typing import Final

PUBLIC: Final = "public"
TRIGGER: Final = "edition_moves"

# Once a transaction: loading a pack writes thousands of rows, and nobody sees those in between.
# Before the statement: whoever changes content takes the edition first, so two cannot wait for
# each other. The time beside the transaction's number tells it from one of the same number in the
# database a backup was made of.
FUNCTION: Final = """
    CREATE FUNCTION edition_move() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO edition (scope, name, moved_by, moved_at)
        VALUES ('public', gen_random_uuid(), pg_current_xact_id()::text::numeric, now())
        ON CONFLICT (scope) DO UPDATE SET
            name = excluded.name, moved_by = excluded.moved_by, moved_at = excluded.moved_at
        WHERE (edition.moved_by, edition.moved_at) <> (excluded.moved_by, excluded.moved_at);
        RETURN NULL;
    END $$
"""

_NAME = re.compile(r"[a-z_]{1,63}")


def watch(table: str) -> tuple[str, str]:
    """Return the SQL by which each change of a table moves the edition, and what undoes it.

    For a migration: `migrations.RunSQL(*watch("procedures_listing"))`.

    Raises:
        ValueError: that is no name of a table.
    """
    if not _NAME.fullmatch(table):
        raise ValueError(table)
    make = (
        f"CREATE TRIGGER {TRIGGER} BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION edition_move()"
    )
    return make, f"DROP TRIGGER {TRIGGER} ON {table}"
