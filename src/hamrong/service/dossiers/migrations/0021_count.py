"""Counts that are always true: each change of a dossier changes them in its own transaction.

`dossiers_counted` alone says what counts. What a change takes away and what it adds are both read
from it, and so is the recount, which writes down the difference between all dossiers and all counts
as of one snapshot: it can run at any time, beside everything else.
"""

from django.db import migrations

COUNTED = """
CREATE FUNCTION dossiers_counted(
    d dossiers_dossier, taken boolean, on_paper boolean, rated_at timestamptz, points smallint
) RETURNS TABLE (kind text, day date, who text) LANGUAGE sql STABLE AS $$
    SELECT c.kind, c.day, c.who
    FROM (SELECT
        d.state IN ('finished', 'returned') AND d.finished_at IS NOT NULL AS done,
        d.channel = 'online' AS online,
        (d.submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS came,
        (d.finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS went,
        (rated_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS said,
        date '0001-01-01' AS never
    ) x, LATERAL (VALUES
        ('received', came, d.receiving_id::text, true),
        ('received_online', came, d.receiving_id::text, online),
        ('finished', went, d.authority_id::text, done),
        ('finished_online', went, d.authority_id::text, done AND online),
        ('rated', said, d.authority_id::text, true),
        ('satisfied', said, d.authority_id::text, points >= 1),
        ('procedure_received', came, d.procedure_code, true),
        ('procedure_online', went, d.procedure_code, done AND online),
        ('procedure_on_paper', went, d.procedure_code, done AND online AND on_paper),
        (d.state, never, d.authority_id::text,
            d.state IN ('refused', 'withdrawn', 'stopped', 'returned')),
        ('returned_on_time', never, d.authority_id::text,
            d.state = 'returned' AND d.finished_at <= d.due_at),
        ('taken_in', never, d.authority_id::text, taken),
        ('digitised', never, d.authority_id::text, taken AND NOT on_paper)
    ) c (kind, day, who, counts)
    WHERE c.counts AND c.day IS NOT NULL AND c.who IS NOT NULL
$$;

CREATE FUNCTION dossiers_tally_dossier() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    is_taken boolean;
    is_on_paper boolean;
    was_rated timestamptz;
    gave smallint;
BEGIN
    SELECT coalesce(bool_or(NOT c.missing), false),
           coalesce(bool_or(NOT (c.missing OR c.digitised OR c.held)), false)
        INTO is_taken, is_on_paper
        FROM dossiers_document_check c WHERE c.dossier_id = coalesce(NEW.id, OLD.id);
    SELECT r.at, r.overall INTO was_rated, gave
        FROM dossiers_rating r WHERE r.dossier_id = coalesce(NEW.id, OLD.id);
    INSERT INTO dossiers_tally (kind, day, who, n, settled)
        SELECT kind, day, who, sum(n), false FROM (
            SELECT c.*, 1 AS n
                FROM dossiers_counted(NEW, is_taken, is_on_paper, was_rated, gave) c
            UNION ALL
            SELECT c.*, -1 FROM dossiers_counted(OLD, is_taken, is_on_paper, was_rated, gave) c
        ) x GROUP BY kind, day, who HAVING sum(n) <> 0;
    RETURN NULL;
END $$;

CREATE FUNCTION dossiers_tally_check() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    d dossiers_dossier;
    others_taken boolean;
    others_on_paper boolean;
    was_taken boolean;
    was_on_paper boolean;
    is_taken boolean;
    is_on_paper boolean;
BEGIN
    SELECT * INTO d FROM dossiers_dossier
        WHERE id = coalesce(NEW.dossier_id, OLD.dossier_id) FOR NO KEY UPDATE;
    SELECT coalesce(bool_or(NOT c.missing), false),
           coalesce(bool_or(NOT (c.missing OR c.digitised OR c.held)), false)
        INTO others_taken, others_on_paper
        FROM dossiers_document_check c
        WHERE c.dossier_id = d.id AND c.id <> coalesce(NEW.id, OLD.id);
    was_taken := others_taken OR coalesce(NOT OLD.missing, false);
    was_on_paper := others_on_paper
        OR coalesce(NOT (OLD.missing OR OLD.digitised OR OLD.held), false);
    is_taken := others_taken OR coalesce(NOT NEW.missing, false);
    is_on_paper := others_on_paper
        OR coalesce(NOT (NEW.missing OR NEW.digitised OR NEW.held), false);
    INSERT INTO dossiers_tally (kind, day, who, n, settled)
        SELECT kind, day, who, sum(n), false FROM (
            SELECT c.*, 1 AS n FROM dossiers_counted(d, is_taken, is_on_paper, NULL, NULL) c
            UNION ALL
            SELECT c.*, -1 FROM dossiers_counted(d, was_taken, was_on_paper, NULL, NULL) c
        ) x GROUP BY kind, day, who HAVING sum(n) <> 0;
    RETURN NULL;
END $$;

CREATE FUNCTION dossiers_tally_rating() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    d dossiers_dossier;
BEGIN
    SELECT * INTO d FROM dossiers_dossier
        WHERE id = coalesce(NEW.dossier_id, OLD.dossier_id) FOR NO KEY UPDATE;
    INSERT INTO dossiers_tally (kind, day, who, n, settled)
        SELECT kind, day, who, sum(n), false FROM (
            SELECT c.*, 1 AS n FROM dossiers_counted(d, false, false, NEW.at, NEW.overall) c
            UNION ALL
            SELECT c.*, -1 FROM dossiers_counted(d, false, false, OLD.at, OLD.overall) c
        ) x GROUP BY kind, day, who HAVING sum(n) <> 0;
    RETURN NULL;
END $$;

CREATE FUNCTION dossiers_recount() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    differing bigint;
BEGIN
    INSERT INTO dossiers_tally (kind, day, who, n, settled)
        SELECT kind, day, who, sum(n), true FROM (
            SELECT c.kind, c.day, c.who, count(*) AS n
            FROM dossiers_dossier d
            LEFT JOIN (
                SELECT dossier_id, bool_or(NOT missing) AS taken,
                       bool_or(NOT (missing OR digitised OR held)) AS on_paper
                FROM dossiers_document_check GROUP BY dossier_id
            ) p ON p.dossier_id = d.id
            LEFT JOIN dossiers_rating r ON r.dossier_id = d.id
            CROSS JOIN LATERAL dossiers_counted(
                d, coalesce(p.taken, false), coalesce(p.on_paper, false), r.at, r.overall) c
            GROUP BY c.kind, c.day, c.who
            UNION ALL
            SELECT t.kind, t.day, t.who, -sum(t.n) FROM dossiers_tally t
            GROUP BY t.kind, t.day, t.who
        ) x GROUP BY kind, day, who HAVING sum(n) <> 0;
    GET DIAGNOSTICS differing = ROW_COUNT;
    RETURN differing;
END $$;
"""
NOT_COUNTED = """
DROP FUNCTION dossiers_recount();
DROP FUNCTION dossiers_tally_rating();
DROP FUNCTION dossiers_tally_check();
DROP FUNCTION dossiers_tally_dossier();
DROP FUNCTION dossiers_counted(dossiers_dossier, boolean, boolean, timestamptz, smallint);
"""
WATCH = """
CREATE TRIGGER tally_dossier AFTER INSERT OR DELETE OR UPDATE OF
    receiving_id, authority_id, channel, procedure_code, state, submitted_at, finished_at, due_at
    ON dossiers_dossier FOR EACH ROW EXECUTE FUNCTION dossiers_tally_dossier();
CREATE TRIGGER tally_check AFTER INSERT OR DELETE OR UPDATE OF missing, digitised, held
    ON dossiers_document_check FOR EACH ROW EXECUTE FUNCTION dossiers_tally_check();
CREATE TRIGGER tally_rating AFTER INSERT OR DELETE OR UPDATE OF at, overall
    ON dossiers_rating FOR EACH ROW EXECUTE FUNCTION dossiers_tally_rating();
"""
LEAVE = """
DROP TRIGGER tally_rating ON dossiers_rating;
DROP TRIGGER tally_check ON dossiers_document_check;
DROP TRIGGER tally_dossier ON dossiers_dossier;
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0020_tally")]
    operations = [
        migrations.RunSQL(COUNTED, NOT_COUNTED),
        migrations.RunSQL(WATCH, LEAVE),
    ]
