from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("payments", "0002_online")]

    operations = [
        ValidateConstraint(model_name="receipt", name="receipt_cashier_unless_online"),
    ]
