"""Count what was there before the counts; a migration of its own, so that nobody waits for it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0021_count")]
    operations = [migrations.RunSQL("SELECT dossiers_recount()", migrations.RunSQL.noop)]
