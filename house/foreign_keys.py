"""Foreign keys point down, as imports do; string references escape the import graph.

Between contexts: never up or sideways, PROTECT or DO_NOTHING only, and related_name="+".
"""

import sys
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import models

from house.loaded import load
from house.report import report

QUARTERS = {"kernel": 0, "foundation": 1, "service": 2, "office": 2, "data": 2, "governance": 3}
# The order inside a quarter, lowest first; kernel and office only must not form cycles.
ORDER = {
    "foundation": (
        "directory",
        "identity",
        "reorganisation",
        "signing",
        "issuance",
        "registries",
        "exchange",
    ),
    "service": (
        "procedures",
        "repository",
        "forms",
        "payments",
        "results",
        "postal",
        "dossiers",
        "portal",
        "national",
    ),
}
Place = tuple[str, str]


def place(model: type[models.Model]) -> Place | None:
    """Return quarter and context of one of our models; None for a library's."""
    parts = model.__module__.split(".")
    return (parts[1], parts[2]) if parts[0] == "hamrong" and parts[1] in QUARTERS else None


def faults(tables: Iterable[type[models.Model]]) -> Iterator[str]:
    """Return every foreign key between contexts that breaks a rule."""
    edges: set[tuple[Place, Place]] = set()
    for table in tables:
        for field in table._meta.get_fields():  # noqa: SLF001 Django's documented door
            ends = _ends(table, field)
            if ends is None:
                continue
            edges.add(ends)
            yield from _field_faults(f"{table.__name__}.{field.name}", field, *ends)
    for source, target in edges:
        if source[0] == target[0] and (target, source) in edges:
            yield f"{source[1]} and {target[1]} point at each other; let one keep plain ids."


def _ends(table: type[models.Model], field: Any) -> tuple[Place, Place] | None:
    """Return source and target of a foreign key that crosses contexts."""
    target = field.related_model if field.is_relation and field.concrete else None
    if not isinstance(target, type) or field.model is not table:
        return None
    here, there = place(table), place(target)
    return (here, there) if here and there and here != there else None


def _field_faults(name: str, field: Any, here: Place, there: Place) -> Iterator[str]:
    if not _points_down(here, there):
        yield f"{name} points up or sideways to {'.'.join(there)}; keep a plain id instead."
    if not field.remote_field.hidden:
        yield f'{name} leaves a reverse accessor on {".".join(there)}; set related_name="+".'
    on_delete = getattr(field.remote_field, "on_delete", models.PROTECT)
    if on_delete not in {models.PROTECT, models.DO_NOTHING}:
        yield f"{name} lets {'.'.join(there)} delete or change its rows; use PROTECT."


def _points_down(here: Place, there: Place) -> bool:
    if here[0] != there[0]:
        return QUARTERS[here[0]] > QUARTERS[there[0]]
    order = ORDER.get(here[0])
    return order is None or order.index(here[1]) > order.index(there[1])


if __name__ == "__main__":
    load()
    sys.exit(report(faults(apps.get_models())))
