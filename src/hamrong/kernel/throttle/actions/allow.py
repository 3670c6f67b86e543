"""Count an attempt and say whether it may go on."""

from datetime import datetime, timedelta

from django.db import connection

from hamrong.kernel.calendar.interface import now

_COUNT = """
    INSERT INTO throttle_window (key, since, used) VALUES (%(key)s, %(now)s, %(cost)s)
    ON CONFLICT (key) DO UPDATE SET
        since = CASE WHEN throttle_window.since <= %(old)s THEN %(now)s
                ELSE throttle_window.since END,
        used = CASE WHEN throttle_window.since <= %(old)s THEN %(cost)s
               ELSE throttle_window.used + %(cost)s END
    WHERE throttle_window.since <= %(old)s OR throttle_window.used <= %(limit)s
    RETURNING used
"""


def allow(key: str, *, limit: int, seconds: int, cost: int = 1) -> bool:
    """Count one attempt under a key; False once there were more than `limit` in the window.

    Shared by all processes. A window begins with its first attempt and lasts `seconds`. `cost` is
    what the attempt counts as. Beyond the limit nothing is written any more.
    """
    moment = now()
    told: dict[str, str | int | datetime] = {
        "key": key[:200],
        "now": moment,
        "old": moment - timedelta(seconds=seconds),
        "cost": cost,
        "limit": limit,
    }
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, told)
        counted = cursor.fetchone()
    return counted is not None and counted[0] <= limit
