"""Which agencies a question names is one look into an index."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("directory", "0004_names_people_use")]

    operations = [
        AddIndexConcurrently(
            model_name="agency",
            index=GinIndex(fields=["called"], name="agency_called"),
        ),
    ]
