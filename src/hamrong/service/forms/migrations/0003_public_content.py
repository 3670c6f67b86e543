"""What strangers read: its changes move the edition."""

from django.db import migrations

from hamrong.kernel.edition.interface import watch


class Migration(migrations.Migration):
    dependencies = [("forms", "0002_papers_of_the_store"), ("edition", "0001_initial")]

    operations = [migrations.RunSQL(*watch("forms_version"))]
