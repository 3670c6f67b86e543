"""What strangers read: its changes move the edition."""

from django.db import migrations

from hamrong.kernel.edition.interface import watch

TABLES = ("directory_area", "directory_agency")


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_reorganisation_as_an_act"), ("edition", "0001_initial")]

    operations = [migrations.RunSQL(*watch(table)) for table in TABLES]
