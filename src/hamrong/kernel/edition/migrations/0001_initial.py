"""The edition, and the function by which watched tables move it."""

from django.db import migrations, models

from hamrong.kernel.edition.rules.watch import FUNCTION


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("scope", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("name", models.UUIDField()),
                ("moved_by", models.DecimalField(decimal_places=0, max_digits=20)),
                ("moved_at", models.DateTimeField()),
            ],
            options={"db_table": "edition"},
        ),
        migrations.RunSQL(FUNCTION, "DROP FUNCTION edition_move()"),
    ]
