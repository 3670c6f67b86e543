"""Add up the changes of counts, and compare the counts with the dossiers."""

from django.db import connection, transaction

_LOCK = 0x7A11
_SETTLE = """
    WITH fresh AS (
        SELECT DISTINCT kind, day, who FROM dossiers_tally WHERE NOT settled
    ), gone AS (
        DELETE FROM dossiers_tally t USING fresh f
        WHERE t.kind = f.kind AND t.day = f.day AND t.who = f.who
        RETURNING t.kind, t.day, t.who, t.n
    )
    INSERT INTO dossiers_tally (kind, day, who, n, settled)
        SELECT kind, day, who, sum(n), true FROM gone
        GROUP BY kind, day, who HAVING sum(n) <> 0
"""


@transaction.atomic
def settle_tally() -> None:
    """Put one row in the place of many for each count; the counts stay what they are.

    Whoever reads meanwhile sees either the many or the one. A second run at the same time waits
    for nothing and does nothing.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        if cursor.fetchone() == (True,):
            cursor.execute(_SETTLE)


def recount() -> int:
    """Write down what differs between all dossiers and the counts; return how many counts did.

    None should: the database keeps them. It may run beside everything else, for it compares as of
    one moment; over two million dossiers it takes half a minute.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT dossiers_recount()")
        (differing,) = cursor.fetchone() or (0,)
        return int(differing)
