"""Check the rows that were there before."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0004_clock")]
    operations = [ValidateConstraint(model_name="dossier", name="dossier_running_has_clock")]
