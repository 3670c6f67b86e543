import django.db.models.deletion
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("dossiers", "0014_result_templates")]

    operations = [
        migrations.AddField(
            model_name="dossier",
            name="whole",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="members",
                to="dossiers.dossier",
            ),
        ),
        AddIndexConcurrently(
            model_name="dossier",
            index=models.Index(
                condition=models.Q(("whole__isnull", False)),
                fields=["whole"],
                name="dossier_of_whole",
            ),
        ),
    ]
