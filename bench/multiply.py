"""Many dossiers out of a few: copies of what the platform's own actions made.

Each copy has its own matter, dossier, process, visits, work items, papers and timeline, with keys
and a code of its own. It lies up to three years back at another commune or district, is somebody
else's, and has the facts of its template; where a result was drafted, the draft was saved again and
again, so that a dossier has sixteen facts on average. One in twenty-five is still open. All of it
is INSERT … SELECT, with secondary indexes built afterwards.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from typing import Any

import django
from django.core.management import call_command
from django.db import connection, transaction

from bench.promises import broken
from hamrong.demo import people
from hamrong.kernel.text.interface import plain
from hamrong.service.dossiers.actions.settle_tally import recount

YEARS_BACK_WEEKS = 156
OPEN_ONE_IN = 25
# One copy in so many stays at the demonstration's own units, which thereby are the busiest.
AT_HOME_ONE_IN = 10
OPEN_AT_HOME_ONE_IN = 2
# The first copies are open more often, so that the desks of a small world are as full.
FULL_DESKS = 2_000
FACTS_WHEN_DRAFTED = 21

_PREPARE = """
CREATE TEMP TABLE name_given (k int PRIMARY KEY, name text, plain text);
CREATE TEMP TABLE template AS
    SELECT d.id, d.matter_id, i.id AS instance_id, d.code, lower(d.code) AS code_plain,
           d.applicant_name, d.state, r.level AS receives, a.level AS decides,
           d.receiving_id, d.authority_id,
           d.state IN ('returned', 'refused', 'withdrawn', 'stopped') AS closed,
           row_number() OVER (
               PARTITION BY d.state IN ('returned', 'refused', 'withdrawn', 'stopped') ORDER BY d.id
           ) - 1 AS k,
           ''::text AS procedure_plain, ''::text AS address_plain, ''::text AS name_plain
    FROM dossiers_dossier d
    JOIN process_instance i ON i.matter_id = d.matter_id
    JOIN directory_agency r ON r.id = d.receiving_id
    JOIN directory_agency a ON a.id = d.authority_id
    WHERE d.code !~ '-9[0-9]{6}$';
CREATE TEMP TABLE commune AS
    SELECT row_number() OVER (ORDER BY c.code) - 1 AS k, c.id, c.parent_id, c.area_id
    FROM directory_agency c JOIN directory_agency p ON p.id = c.parent_id
    WHERE c.level = 'commune' AND p.level = 'district' AND c.valid_from <= '2024-12-31'
        AND (c.valid_to IS NULL OR c.valid_to > '2024-12-31');
CREATE TEMP TABLE fact AS
    SELECT e.matter_id, e.kind, e.data, e.note, e.at, e.actor_id, e.actor_name, e.hat,
           e.agency_id, a.level, e.data ? 'dossier_id' AS names_it
    FROM timeline_entry e JOIN template t ON t.matter_id = e.matter_id
    LEFT JOIN directory_agency a ON a.id = e.agency_id;
INSERT INTO fact
    SELECT f.matter_id, f.kind, f.data, f.note, f.at - make_interval(mins => g::int), f.actor_id,
           f.actor_name, f.hat, f.agency_id, f.level, f.names_it
    FROM (SELECT DISTINCT ON (matter_id) * FROM fact WHERE kind = 'dossiers.ResultDrafted') f
    JOIN (SELECT matter_id, count(*) AS n FROM fact GROUP BY 1) m USING (matter_id),
    LATERAL generate_series(1, %(facts)s - m.n) g;
"""

_COPY = """
CREATE TEMP TABLE copy AS
    SELECT g AS n, t.id AS old_dossier, t.matter_id AS old_matter, t.instance_id AS old_instance,
           uuidv7() AS dossier, uuidv7() AS matter, uuidv7() AS instance,
           x.back, p.name, p.plain AS name_plain, t.code AS old_code, t.code_plain,
           t.name_plain AS old_name_plain, t.receiving_id AS old_receiving,
           t.procedure_plain, t.address_plain,
           CASE WHEN home OR t.receives = 'province' THEN t.receiving_id
                WHEN t.receives = 'district' THEN c.parent_id ELSE c.id END AS receiving,
           CASE WHEN home OR t.decides = 'province' THEN t.authority_id
                WHEN t.decides = 'district' THEN c.parent_id ELSE c.id END AS authority,
           CASE WHEN home THEN NULL ELSE c.area_id END AS area, ''::text AS code
    FROM generate_series(%(first)s::int, %(last)s::int) g
    CROSS JOIN LATERAL (SELECT g <= %(full)s OR g %% %(open)s = 0 AS is_open) o
    CROSS JOIN LATERAL (
        SELECT CASE WHEN is_open THEN g %% %(open_home)s ELSE g %% %(home)s END = 0 AS home,
            make_interval(
                weeks => CASE WHEN is_open THEN 0 ELSE 1 + g %% %(weeks)s END,
                mins => g * 31 %% 240) AS back) x
    JOIN template t ON t.closed <> o.is_open
        AND t.k = g / 7 %% (SELECT count(*) FROM template u WHERE u.closed <> o.is_open)
    JOIN commune c ON c.k = g::bigint * 7919 %% (SELECT count(*) FROM commune)
    JOIN name_given p ON p.k = g::bigint * 104729 %% (SELECT count(*) FROM name_given);
UPDATE copy c SET code = a.code || to_char(d.submitted_at - c.back, '-YYMMDD-') || 9000000 + n
    FROM directory_agency a, dossiers_dossier d
    WHERE a.id = c.receiving AND d.id = c.old_dossier;
ANALYZE copy;
"""

# What differs from the template, by table; moments lie further back, everything else is copied.
_NEW_ITEM = "md5(s.{0}::text || c.n)::uuid"
_WHOSE = "CASE WHEN s.agency_id = c.old_receiving THEN c.receiving ELSE c.authority END"
_TABLES: dict[str, tuple[str, dict[str, str]]] = {
    "matter": ("s.id = c.old_matter", {"id": "c.matter", "agency_id": "c.authority"}),
    "dossiers_dossier": (
        "s.id = c.old_dossier",
        {
            "id": "c.dossier",
            "matter_id": "c.matter",
            "code": "c.code",
            "receiving_id": "c.receiving",
            "authority_id": "c.authority",
            "area_id": "coalesce(c.area, s.area_id)",
            "applicant_id": "CASE WHEN c.n % 100 = 0 THEN s.applicant_id END",
            "applicant_name": "c.name",
            "applicant_phone": "'095' || lpad(c.n::text, 7, '0')",
            "applicant_personal_id": "'038' || lpad(c.n::text, 9, '0')",
            "search_key": (
                "concat_ws(' ', lower(c.code), c.procedure_plain, c.name_plain,"
                " '038' || lpad(c.n::text, 9, '0'), '095' || lpad(c.n::text, 7, '0'),"
                " c.address_plain)"
            ),
        },
    ),
    "process_instance": (
        "s.id = c.old_instance",
        {
            "id": "c.instance",
            "matter_id": "c.matter",
            "code": "c.code",
            "applicant": "c.name",
            "link": "replace(s.link, c.old_code, c.code)",
            "places": (
                "s.places || jsonb_build_object('reception', c.receiving, 'authority', c.authority)"
            ),
        },
    ),
    "work_item": (
        "s.matter_id = c.old_matter",
        {
            "id": _NEW_ITEM.format("id"),
            "matter_id": "c.matter",
            "agency_id": _WHOSE,
            "assignee_id": "CASE WHEN c.n % %(home)s = 0 THEN s.assignee_id END",
            "code": "c.code",
            "applicant": "c.name",
            "link": "replace(s.link, c.old_code, c.code)",
            "search_key": (
                "replace(replace(s.search_key, c.code_plain, lower(c.code)),"
                " c.old_name_plain, c.name_plain)"
            ),
        },
    ),
    "process_visit": (
        "s.instance_id = c.old_instance",
        {
            "id": _NEW_ITEM.format("id"),
            "instance_id": "c.instance",
            "work_item_id": _NEW_ITEM.format("work_item_id"),
        },
    ),
}

_ALONE = ("matter", "dossiers_dossier")
_COUNTED = ("dossiers_document_check", "dossiers_rating")
_FACTS = """
INSERT INTO timeline_entry
    (id, matter_id, kind, data, note, at, actor_id, actor_name, hat, agency_id)
    SELECT uuidv7(), c.matter, f.kind,
        CASE WHEN f.names_it
            THEN f.data || jsonb_build_object('code', c.code, 'dossier_id', c.dossier)
            ELSE f.data END,
        f.note, f.at - c.back, f.actor_id,
        CASE WHEN f.hat = 'citizen' THEN c.name ELSE f.actor_name END, f.hat,
        CASE WHEN f.agency_id IS NULL THEN NULL
            WHEN f.agency_id = c.old_receiving THEN c.receiving ELSE c.authority END
    FROM copy c JOIN fact f ON f.matter_id = c.old_matter
    ORDER BY f.at - c.back
"""

_COLUMNS = """
    SELECT column_name, data_type, is_generated = 'ALWAYS' FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = %s ORDER BY ordinal_position
"""
# What hangs on a dossier and on nothing else that is copied here.
_PAPERS = """
    SELECT DISTINCT cl.relname, a.attname FROM pg_constraint f
    JOIN pg_class cl ON cl.oid = f.conrelid
    JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
    WHERE f.contype = 'f' AND f.confrelid = 'dossiers_dossier'::regclass
"""
_REFERENCES = """
    SELECT a.attname, t.relname FROM pg_constraint f
    JOIN pg_class t ON t.oid = f.confrelid
    JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
    WHERE f.contype = 'f' AND f.conrelid = %s::regclass
"""
_INDEXES = """
    SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i
    WHERE i.indrelid = ANY(%s::regclass[]) AND NOT i.indisprimary AND NOT i.indisunique
"""


def multiply_dossiers(size: int, *, alone: bool = False) -> None:
    """Add copies of the dossiers that are there until there are `size`.

    `alone` they have checks of papers and ratings and nothing else: no files and slips, nobody who
    works on them, no log that tells of them. It is enough for what counts them.
    """
    tables = {name: _TABLES[name] for name in (_ALONE if alone else _TABLES)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM dossiers_dossier")
        (there,) = cursor.fetchone() or (0,)
        if there >= size:
            return
        with transaction.atomic(), _bulk(cursor):
            _prepare(cursor)
            _run(cursor, _COPY, first=there + 1, last=size)
            papers = _papers(cursor)
            if alone:
                papers = {name: papers[name] for name in _COUNTED}
            with _without_indexes(cursor, [*tables, *papers, "timeline_entry"]):
                for table, (match, differs) in tables.items():
                    _copy(cursor, table, match, differs)
                for table, (column, differs) in papers.items():
                    _copy(cursor, table, f"s.{column} = c.old_dossier", differs)
                if not alone:
                    _run(cursor, _FACTS)


@contextmanager
def _bulk(cursor: Any) -> Iterator[None]:
    """Check no foreign key row by row: copies point where their templates do."""
    cursor.execute("SET LOCAL session_replication_role = replica")
    cursor.execute("SET LOCAL maintenance_work_mem = '1GB'")
    cursor.execute("SET LOCAL work_mem = '256MB'")
    yield
    cursor.execute("SET LOCAL session_replication_role = origin")


@contextmanager
def _without_indexes(cursor: Any, tables: list[str]) -> Iterator[None]:
    """Build secondary indexes once at the end instead of row by row."""
    cursor.execute(_INDEXES, [tables])
    found = cursor.fetchall()
    for name, _definition in found:
        cursor.execute(f"DROP INDEX {name}")
    yield
    for _name, definition in found:
        cursor.execute(definition)


def _prepare(cursor: Any) -> None:
    for table in ("name_given", "template", "commune", "fact", "copy"):
        cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{table}")
    _run(cursor, _PREPARE, facts=FACTS_WHEN_DRAFTED)
    names = [
        f"{family} {first} {second.split()[-1]}"
        for family, first, second in product(people.FAMILIES, people.GIVEN, people.GIVEN)
        if first != second
    ]
    with cursor.copy("COPY name_given (k, name, plain) FROM STDIN") as copying:
        for number, name in enumerate(names):
            copying.write_row((number, name, plain(name)))
    cursor.execute(
        "SELECT t.id, d.procedure_name, d.applicant_address, d.applicant_name"
        " FROM template t JOIN dossiers_dossier d ON d.id = t.id"
    )
    for key, *texts in cursor.fetchall():
        cursor.execute(
            "UPDATE template SET procedure_plain = %s, address_plain = %s, name_plain = %s"
            " WHERE id = %s",
            [*(plain(text) for text in texts), key],
        )


def _papers(cursor: Any) -> dict[str, tuple[str, dict[str, str]]]:
    """Return the tables that hang on a dossier, with the column that names it."""
    cursor.execute(_PAPERS)
    found = {table: column for table, column in cursor.fetchall() if table not in _TABLES}
    papers = {}
    for table, column in found.items():
        differs = {"id": _NEW_ITEM.format("id"), column: "c.dossier"}
        cursor.execute(_REFERENCES, [table])
        for name, there in cursor.fetchall():
            if there in found:
                differs[name] = _NEW_ITEM.format(name)
        papers[table] = (column, differs)
    return papers


def _copy(cursor: Any, table: str, match: str, differs: dict[str, str]) -> None:
    cursor.execute(_COLUMNS, [table])
    columns = [(name, kind) for name, kind, generated in cursor.fetchall() if not generated]
    values = [
        differs.get(name) or (f's."{name}" - c.back' if "time zone" in kind else f's."{name}"')
        for name, kind in columns
    ]
    names = ", ".join(f'"{name}"' for name, _kind in columns)
    _run(
        cursor,
        f"INSERT INTO {table} ({names}) SELECT {', '.join(values)}"
        f" FROM copy c JOIN {table} s ON {match}",
    )


def _run(cursor: Any, statements: str, **more: int) -> None:
    told = {
        "open": OPEN_ONE_IN,
        "home": AT_HOME_ONE_IN,
        "open_home": OPEN_AT_HOME_ONE_IN,
        "full": FULL_DESKS,
        "weeks": YEARS_BACK_WEEKS,
        **more,
    }
    for statement in statements.split(";\n"):
        if statement.strip():
            filled = re.sub(r"%\((\w+)\)s", lambda found: str(told[found[1]]), statement)
            cursor.execute(filled.replace("%%", "%"))


_DRAFTS = """
WITH source AS (
    SELECT row_number() OVER (ORDER BY id) - 1 AS n, id FROM forms_draft
    WHERE submitted_to IS NOT NULL
), copy AS MATERIALIZED (
    SELECT s.id AS old, uuidv7() AS new FROM generate_series(1, %(size)s) g
    JOIN source s ON s.n = g %% (SELECT count(*) FROM source)
), drafts AS (
    INSERT INTO forms_draft
    SELECT (jsonb_populate_record(d, jsonb_build_object(
        'id', c.new, 'submitted_to', NULL, 'submitted_at', NULL))).*
    FROM copy c JOIN forms_draft d ON d.id = c.old RETURNING id, account_id, subject
), files AS (
    INSERT INTO forms_draft_file
    SELECT (jsonb_populate_record(f, jsonb_build_object('id', uuidv7(), 'draft_id', c.new))).*
    FROM copy c JOIN forms_draft_file f ON f.draft_id = c.old
)
SELECT d.id, a.login, d.subject FROM drafts d JOIN identity_account a ON a.id = d.account_id
"""


def multiply(size: int) -> None:
    """Let there be `size` dossiers, and make sure that they keep the platform's promises.

    Raises:
        RuntimeError: a copy is wrong, and so is this module.
    """
    multiply_dossiers(size)
    recount()
    analyse()
    if faults := broken():
        raise RuntimeError(f"the copies are wrong: {faults}")


def has_demo() -> bool:
    """Tell whether there are dossiers to copy."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM dossiers_dossier)")
        return bool(cursor.fetchone() == (True,))


def analyse() -> None:
    """Let the planner know how much there is."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


@transaction.atomic
def complete_drafts(size: int) -> list[tuple[str, str, str]]:
    """Add `size` complete drafts and return id, login and procedure code of each."""
    with connection.cursor() as cursor:
        cursor.execute(_DRAFTS, {"size": size})
        return [(str(key), login, code) for key, login, code in cursor.fetchall()]


_CODES = """
    SELECT d.code FROM dossiers_dossier d
    WHERE d.authority_id IN (
        SELECT p.agency_id FROM directory_post p JOIN identity_account a USING (official_id)
        WHERE a.login = %s
    ) ORDER BY md5(d.code) LIMIT %s
"""


def some_codes(login: str, count: int) -> list[str]:
    """Return codes of dossiers that an official's agency decides, in no order of time."""
    with connection.cursor() as cursor:
        cursor.execute(_CODES, [login, count])
        return [code for (code,) in cursor.fetchall()]


if __name__ == "__main__":
    django.setup()
    call_command("migrate", verbosity=0)
    multiply(int(sys.argv[1]))
