from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('dossiers', '0016_handing_over'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='dossier',
            index=models.Index(condition=models.Q(('state', 'finished')), fields=['receiving', 'finished_at', 'id'], name='dossier_uncollected'),
        ),
    ]
