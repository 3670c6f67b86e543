from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('payments', '0004_not_over'),
    ]

    operations = [
        migrations.AddField(
            model_name='platformmessage',
            name='last_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='platformmessage',
            name='times',
            field=models.PositiveIntegerField(db_default=1),
        ),
        # Choices are no part of the column.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='paymentrequest',
                    name='state',
                    field=models.CharField(choices=[('open', 'open'), ('paid', 'paid'), ('exempt', 'exempt'), ('cancelled', 'cancelled'), ('refunded', 'refunded'), ('dropped', 'dropped')], max_length=10),
                ),
            ],
        ),
    ]
