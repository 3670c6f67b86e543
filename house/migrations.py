"""Migrations follow the models, can be undone, and lock no table that is in use for long.

A table made in the same migration is nobody's yet: on it everything is allowed.
"""

import sys
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.migrations import operations
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration
from django.db.migrations.state import ProjectState

from house.loaded import load
from house.report import report

_SLOW = {
    operations.AddIndex: "locks the table while it builds; use AddIndexConcurrently",
    operations.AddConstraint: (
        "checks every row under a lock; use AddConstraintNotValid, then ValidateConstraint"
    ),
    operations.AlterField: (
        "may rewrite the table under a lock; add a new field, copy in batches, drop the old one"
    ),
}


def lint(migration: Migration) -> Iterator[str]:
    """Return what is wrong with one migration."""
    where = f"{migration.app_label}/{migration.name}"
    born: set[str] = set()
    for operation in _flat(migration.operations):
        name = type(operation).__name__
        if isinstance(operation, operations.CreateModel):
            born.add(operation.name_lower)
        if not operation.reversible:
            yield f"{where}: {name} cannot be undone; give reverse_sql or reverse_code."
        table = getattr(operation, "model_name_lower", "")
        if type(operation) in _SLOW and table not in born:
            yield f"{where}: {name} on {table} {_SLOW[type(operation)]}."


def _flat(found: Iterable[Any]) -> Iterator[Any]:
    for operation in found:
        yield operation
        if isinstance(operation, operations.SeparateDatabaseAndState):
            yield from _flat(operation.database_operations)


def missing() -> Iterator[str]:
    """Return the changes of models that no migration carries."""
    loader = MigrationLoader(None)
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    for label, migrations in detector.changes(graph=loader.graph).items():
        if not apps.get_app_config(label).name.startswith("hamrong."):
            continue
        for migration in migrations:
            told = "; ".join(operation.describe() for operation in migration.operations)
            yield f"{label}: no migration for: {told}. Run ./hamrong manage makemigrations {label}."


def faults() -> Iterator[str]:
    """Return what is wrong with all migrations of ours."""
    yield from missing()
    loader = MigrationLoader(None)
    for label, count in _leaves(loader).items():
        if count > 1:
            yield f"{label}: {count} migrations claim to be the last; merge them."
    for migration in loader.disk_migrations.values():
        if apps.get_app_config(migration.app_label).name.startswith("hamrong."):
            yield from lint(migration)


def _leaves(loader: MigrationLoader) -> dict[str, int]:
    count: dict[str, int] = {}
    for label, _name in loader.graph.leaf_nodes():
        count[label] = count.get(label, 0) + 1
    return count


if __name__ == "__main__":
    load()
    sys.exit(report(faults()))
