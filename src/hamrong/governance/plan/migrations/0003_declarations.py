"""Nothing may be declared to be nothing; what was declared is never changed."""

from django.contrib.postgres.operations import AddConstraintNotValid, ValidateConstraint
from django.db import migrations, models

KEEP = """
CREATE TRIGGER plan_declaration_no_change BEFORE UPDATE OR DELETE ON plan_declaration
FOR EACH STATEMENT EXECUTE FUNCTION plan_refuse();
"""
LET = "DROP TRIGGER plan_declaration_no_change ON plan_declaration;"


class Migration(migrations.Migration):
    dependencies = [("plan", "0002_append_only")]
    operations = [
        migrations.RemoveConstraint("declaration", "plan_declaration_share"),
        AddConstraintNotValid(
            "declaration",
            models.CheckConstraint(
                name="plan_declaration_share",
                condition=models.Q(numerator__lte=models.F("denominator")),
            ),
        ),
        ValidateConstraint("declaration", "plan_declaration_share"),
        migrations.RunSQL(KEEP, LET),
    ]
