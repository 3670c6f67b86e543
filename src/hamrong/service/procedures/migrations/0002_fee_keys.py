"""Give the fee lines of stored versions the key and kind by which they are assessed."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def name_lines(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Number the lines of each version; their kind is read off the first word of their name."""
    versions = apps.get_model("procedures", "ProcedureVersion")
    for version in versions.objects.iterator():
        body: dict[str, Any] = version.body
        for place in (body, *body.get("cases", ())):
            for number, fee in enumerate(place.get("fees", ()), start=1):
                fee.setdefault("key", f"dong-{number}")
                fee.setdefault("kind", "charge" if fee["name"].startswith("Lệ") else "fee")
        version.save(update_fields=["body"])


class Migration(migrations.Migration):
    dependencies = [("procedures", "0001_initial")]

    operations = [migrations.RunPython(name_lines, migrations.RunPython.noop)]
