from django.db import migrations, models

HEADS = models.UniqueConstraint(
    fields=["plan", "body"],
    name="plan_member_one_head",
    condition=models.Q(standing="head", valid_to__isnull=True),
)
ONCE = models.UniqueConstraint(
    fields=["plan", "body", "official"],
    name="plan_member_once",
    condition=models.Q(valid_to__isnull=True),
)
BODIES = [("committee", "committee"), ("helpers", "helpers")]
STANDINGS = [
    ("head", "head"),
    ("deputy", "deputy"),
    ("standing", "standing"),
    ("secretary", "secretary"),
    ("member", "member"),
]


class Migration(migrations.Migration):

    # An index that is built beside what is written.
    atomic = False

    dependencies = [
        ('directory', '0005_agency_called'),
        ('plan', '0006_decision_file'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='member',
                    name='body',
                    field=models.CharField(choices=BODIES, max_length=10),
                ),
                migrations.AlterField(
                    model_name='member',
                    name='standing',
                    field=models.CharField(choices=STANDINGS, max_length=10),
                ),
                migrations.AddConstraint(model_name='member', constraint=HEADS),
                migrations.AddConstraint(model_name='member', constraint=ONCE),
            ],
            database_operations=[
                migrations.RunSQL(
                    "CREATE UNIQUE INDEX CONCURRENTLY plan_member_one_head ON plan_member"
                    " (plan_id, body) WHERE standing = 'head' AND valid_to IS NULL",
                    "DROP INDEX CONCURRENTLY plan_member_one_head",
                ),
                migrations.RunSQL(
                    "CREATE UNIQUE INDEX CONCURRENTLY plan_member_once ON plan_member"
                    " (plan_id, body, official_id) WHERE valid_to IS NULL",
                    "DROP INDEX CONCURRENTLY plan_member_once",
                ),
            ],
        ),
    ]
