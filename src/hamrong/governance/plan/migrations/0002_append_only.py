"""What was reported, sent and frozen is never changed or removed: the database itself refuses."""

from django.db import migrations

TABLES = ("plan_progress", "plan_evidence", "plan_figure", "plan_report_version")
REFUSE = """
CREATE FUNCTION plan_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME;
END $$;
""" + "".join(
    f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION plan_refuse();\n"
    for table in TABLES
)
ALLOW = (
    "".join(f"DROP TRIGGER {table}_no_change ON {table};\n" for table in TABLES)
    + "DROP FUNCTION plan_refuse();"
)


class Migration(migrations.Migration):
    dependencies = [("plan", "0001_initial")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
