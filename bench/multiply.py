"""Many dossiers out of a few: copies of what the platform's own actions made.

Each copy has its own matter, dossier, process, visits, work items and timeline, with new keys and
codes, moved back in time by up to ten months. Nothing is made up: only keys and moments differ.
"""

from django.db import connection, transaction

_STATEMENTS = """
CREATE TEMP TABLE source AS
    SELECT row_number() OVER (ORDER BY id) - 1 AS n, id, matter_id FROM dossiers_dossier;
CREATE TEMP TABLE copy AS
    SELECT g AS n, s.id AS old_dossier, s.matter_id AS old_matter, i.id AS old_instance,
           uuidv7() AS dossier, uuidv7() AS matter, uuidv7() AS instance,
           make_interval(hours => (g::bigint * 7919 %% 7200)::int) AS back
    FROM generate_series(1, %(size)s) g
    JOIN source s ON s.n = g %% (SELECT count(*) FROM source)
    JOIN process_instance i ON i.matter_id = s.matter_id;
INSERT INTO matter
    SELECT (jsonb_populate_record(m, jsonb_build_object(
        'id', c.matter, 'opened_at', m.opened_at - c.back, 'closed_at', m.closed_at - c.back))).*
    FROM copy c JOIN matter m ON m.id = c.old_matter;
INSERT INTO dossiers_dossier
    SELECT (jsonb_populate_record(d, jsonb_build_object(
        'id', c.dossier, 'matter_id', c.matter,
        'code', regexp_replace(d.code, '-[0-9]{6}-[0-9]+$', '') || '-000101-' || c.n,
        'submitted_at', d.submitted_at - c.back, 'accepted_at', d.accepted_at - c.back,
        'due_at', d.due_at - c.back, 'finished_at', d.finished_at - c.back,
        'closed_at', d.closed_at - c.back))).*
    FROM copy c JOIN dossiers_dossier d ON d.id = c.old_dossier;
INSERT INTO process_instance
    SELECT (jsonb_populate_record(i, jsonb_build_object(
        'id', c.instance, 'matter_id', c.matter))).*
    FROM copy c JOIN process_instance i ON i.id = c.old_instance;
CREATE TEMP TABLE copied_item AS
    SELECT w.id AS old_item, uuidv7() AS item, c.matter, c.back, c.n
    FROM copy c JOIN work_item w ON w.matter_id = c.old_matter;
INSERT INTO work_item
    SELECT (jsonb_populate_record(w, jsonb_build_object(
        'id', k.item, 'matter_id', k.matter, 'opened_at', w.opened_at - k.back,
        'due_at', w.due_at - k.back, 'ended_at', w.ended_at - k.back))).*
    FROM copied_item k JOIN work_item w ON w.id = k.old_item;
INSERT INTO process_visit
    SELECT (jsonb_populate_record(v, jsonb_build_object(
        'id', uuidv7(), 'instance_id', c.instance, 'work_item_id', k.item,
        'entered_at', v.entered_at - c.back, 'due_at', v.due_at - c.back,
        'left_at', v.left_at - c.back))).*
    FROM copy c JOIN process_visit v ON v.instance_id = c.old_instance
    LEFT JOIN copied_item k ON k.old_item = v.work_item_id AND k.n = c.n;
INSERT INTO timeline_entry
    SELECT (jsonb_populate_record(e, jsonb_build_object(
        'id', uuidv7(), 'matter_id', c.matter, 'at', e.at - c.back))).*
    FROM copy c JOIN timeline_entry e ON e.matter_id = c.old_matter;
"""

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


@transaction.atomic
def multiply_dossiers(size: int) -> None:
    """Add `size` copies of the dossiers that are there."""
    with connection.cursor() as cursor:
        for statement in _STATEMENTS.split(";\n"):
            if statement.strip():
                cursor.execute(statement, {"size": size})


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
