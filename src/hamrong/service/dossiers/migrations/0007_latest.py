from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('dossiers', '0006_reception'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='dossier',
            index=models.Index(fields=['-submitted_at', '-id'], name='dossier_latest'),
        ),
        AddIndexConcurrently(
            model_name='dossier',
            index=models.Index(condition=models.Q(('receiving', models.F('authority')), _negated=True), fields=['authority', '-submitted_at', '-id'], name='dossier_decided'),
        ),
    ]
