from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("payments", "0003_cashier")]

    operations = [
        AddIndexConcurrently(
            model_name="onlinepayment",
            index=models.Index(
                condition=models.Q(
                    ("state__in", ["created", "sent", "refunding"]),
                    models.Q(("state", "paid"), ("surplus", True)),
                    _connector="OR",
                ),
                fields=["state"],
                name="online_not_over",
            ),
        ),
    ]
