from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("dossiers", "0012_opinion_files_and_clock")]

    operations = [
        AddIndexConcurrently(
            model_name="opinion",
            index=models.Index(
                condition=models.Q(("ended_at__isnull", True)), fields=["due_at"], name="opinion_due"
            ),
        ),
    ]
