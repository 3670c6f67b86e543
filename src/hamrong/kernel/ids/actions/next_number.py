"""Take the next number of a series."""

from django.db import connection

_TAKE = """
    INSERT INTO ids_counter (series, last) VALUES (%s, 1)
    ON CONFLICT (series) DO UPDATE SET last = ids_counter.last + 1
    RETURNING last
"""


def next_number(series: str) -> int:
    """Return the next number of the series, counted from 1 without gaps.

    The series' row stays locked until the caller's transaction ends, and a rollback gives the
    number back: take it as the last statement of the transaction. Series are small (an agency's
    day), so only writers of the same series ever wait for each other.

    Raises:
        RuntimeError: outside a transaction, where a failure would leave a gap.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("next_number must be called inside transaction.atomic()")
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [series])
        row = cursor.fetchone()
    number: int = row[0]
    return number
