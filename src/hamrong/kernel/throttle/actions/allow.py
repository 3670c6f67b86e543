"""Count an attempt and say whether it may go on."""

from datetime import timedelta

from django.db import connection

from hamrong.kernel.calendar.interface import now

_COUNT = """
    INSERT INTO throttle_window (key, since, used) VALUES (%(key)s, %(now)s, 1)
    ON CONFLICT (key) DO UPDATE SET
        since = CASE WHEN throttle_window.since <= %(old)s THEN %(now)s
                ELSE throttle_window.since END,
        used = CASE WHEN throttle_window.since <= %(old)s THEN 1
               ELSE throttle_window.used + 1 END
    RETURNING used
"""


def allow(key: str, *, limit: int, seconds: int) -> bool:
    """Count one attempt under a key; False once there were more than `limit` in the window.

    Shared by all processes. A window begins with its first attempt and lasts `seconds`.
    """
    moment = now()
    with connection.cursor() as cursor:
        cursor.execute(
            _COUNT,
            {"key": key[:200], "now": moment, "old": moment - timedelta(seconds=seconds)},
        )
        used: int = cursor.fetchone()[0]
    return used <= limit
