"""Entries are never changed or removed: the database itself refuses."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION timeline_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the timeline is append-only';
END $$;
CREATE TRIGGER timeline_entry_no_change BEFORE UPDATE OR DELETE ON timeline_entry
FOR EACH STATEMENT EXECUTE FUNCTION timeline_refuse();
CREATE TRIGGER timeline_entry_no_truncate BEFORE TRUNCATE ON timeline_entry
FOR EACH STATEMENT EXECUTE FUNCTION timeline_refuse();
"""
ALLOW = """
DROP TRIGGER timeline_entry_no_truncate ON timeline_entry;
DROP TRIGGER timeline_entry_no_change ON timeline_entry;
DROP FUNCTION timeline_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("timeline", "0001_initial")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
