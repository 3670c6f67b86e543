"""What strangers read: its changes move the edition."""

from django.db import migrations

from hamrong.kernel.edition.interface import watch


class Migration(migrations.Migration):
    dependencies = [("process", "0002_search_words"), ("edition", "0001_initial")]

    operations = [migrations.RunSQL(*watch("process_definition"))]
