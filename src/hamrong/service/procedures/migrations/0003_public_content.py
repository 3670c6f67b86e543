"""What strangers read: its changes move the edition."""

from django.db import migrations

from hamrong.kernel.edition.interface import watch

TABLES = (
    "procedures_raw",
    "procedures_procedure",
    "procedures_version",
    "procedures_listing",
    "procedures_word",
    "procedures_synonym",
)


class Migration(migrations.Migration):
    dependencies = [("procedures", "0002_fee_keys"), ("edition", "0001_initial")]

    operations = [migrations.RunSQL(*watch(table)) for table in TABLES]
