"""Migrations can be undone and lock no table for long."""

from django.db import models
from django.db.migrations import Migration, operations
from house.migrations import lint


def migration(*steps: operations.base.Operation) -> Migration:
    found = Migration("0002_next", "dossiers")
    vars(found)["operations"] = list(steps)
    return found


def nothing(_apps: object, _editor: object) -> None:
    """Stands for a data migration."""


def test_sql_without_a_way_back_is_named() -> None:
    (fault,) = lint(migration(operations.RunSQL("SELECT 1")))
    assert fault == "dossiers/0002_next: RunSQL cannot be undone; give reverse_sql or reverse_code."


def test_code_without_a_way_back_is_named() -> None:
    assert list(lint(migration(operations.RunPython(nothing))))


def test_sql_with_a_way_back_passes() -> None:
    assert list(lint(migration(operations.RunSQL("SELECT 1", "SELECT 2")))) == []


def test_an_index_on_a_table_in_use_is_named() -> None:
    index = models.Index(fields=["code"], name="by_code")
    (fault,) = lint(migration(operations.AddIndex("dossier", index)))
    assert "AddIndexConcurrently" in fault


def test_an_index_on_a_table_just_made_passes() -> None:
    index = models.Index(fields=["code"], name="by_code")
    made = operations.CreateModel("Dossier", [("code", models.TextField())])
    assert list(lint(migration(made, operations.AddIndex("dossier", index)))) == []


def test_a_constraint_on_a_table_in_use_is_named() -> None:
    constraint = models.CheckConstraint(condition=models.Q(n__gt=0), name="positive")
    (fault,) = lint(migration(operations.AddConstraint("dossier", constraint)))
    assert "AddConstraintNotValid" in fault


def test_a_changed_column_of_a_table_in_use_is_named() -> None:
    (fault,) = lint(migration(operations.AlterField("dossier", "code", models.TextField())))
    assert "rewrite" in fault


def test_what_hides_beside_the_state_is_seen() -> None:
    hidden = operations.SeparateDatabaseAndState(database_operations=[operations.RunSQL("x")])
    assert any("RunSQL" in fault for fault in lint(migration(hidden)))
