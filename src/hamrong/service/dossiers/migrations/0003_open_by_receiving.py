from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('dossiers', '0002_transfer'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='dossier',
            index=models.Index(condition=models.Q(('state__in', ['refused', 'returned', 'stopped', 'withdrawn']), _negated=True), fields=['receiving'], name='dossier_open_receiving'),
        ),
    ]
