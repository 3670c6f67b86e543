"""What somebody may be about to ask, while they type."""

from django.db import connection

from hamrong.service.procedures.queries.find import Hit, find, hit_of
from hamrong.service.procedures.queries.ranking import understood

MOST = 8
_ENOUGH = 3

# The last word may be half typed: names that go on as it begins.
_BEGUN = """
    SELECT kind, code, name, field, levels, department, life_event, curated, fileable,
           online_level, ''
    FROM procedures_listing
    WHERE ' ' || name_plain || ' ; ' || CASE WHEN curated THEN words_plain ELSE '' END
        LIKE '%% ' || %s || '%%'
    ORDER BY fileable DESC, curated DESC, kind = 'procedure', length(name), code LIMIT %s
"""


def suggest(q: str) -> tuple[Hit, ...]:
    """Return up to eight results for a question that may not be finished.

    Names in which the words go on come first, those that can be filed before others; where they
    are few, what the search finds follows. At most nine queries.
    """
    asked = understood(q)
    if not asked.plain and not asked.code:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(_BEGUN, [asked.text, MOST])
        begun = tuple(map(hit_of, cursor.fetchall())) if asked.plain else ()
    if len(begun) >= _ENOUGH:
        return begun
    known = {hit.key for hit in begun}
    more = (hit for hit in find(q).hits if hit.key not in known)
    return (*begun, *more)[:MOST]
