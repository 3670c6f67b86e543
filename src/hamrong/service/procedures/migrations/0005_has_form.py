from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("procedures", "0004_guides")]

    operations = [
        migrations.AddField(
            model_name="procedure",
            name="has_form",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
