"""Foreign keys point down."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps
from house.foreign_keys import faults


def table(context: str, name: str, **fields: Any) -> type[models.Model]:
    label = context.rsplit(".", 1)[1]
    meta = type("Meta", (), {"app_label": label})
    module = f"hamrong.{context}.models"
    return type(name, (models.Model,), {"__module__": module, "Meta": meta, **fields})


def key(to: Any, on_delete: Any = models.PROTECT, related_name: str | None = "+") -> Any:
    return models.ForeignKey(to, on_delete=on_delete, related_name=related_name)


@pytest.fixture(autouse=True)
def own_registry() -> Iterator[None]:
    with isolate_apps("hamrong.kernel.matter"):
        yield


def test_a_key_to_a_lower_context_passes() -> None:
    lower = table("foundation.directory", "Agency")
    assert list(faults([lower, table("service.dossiers", "Dossier", agency=key(lower))])) == []


def test_a_key_upwards_is_named() -> None:
    upper = table("service.dossiers", "Dossier")
    lower = table("kernel.work", "Item", dossier=key(upper))
    (fault,) = faults([upper, lower])
    assert fault.startswith("Item.dossier points up or sideways to service.dossiers")


def test_a_key_sideways_is_named() -> None:
    neighbour = table("office.documents", "Paper")
    (fault,) = faults([table("service.dossiers", "Dossier", paper=key(neighbour))])
    assert "up or sideways" in fault


def test_the_order_inside_a_quarter_counts() -> None:
    upper = table("foundation.identity", "Person")
    (fault,) = faults([table("foundation.directory", "Agency", owner=key(upper))])
    assert "up or sideways" in fault


def test_a_way_back_is_named() -> None:
    lower = table("kernel.files", "Paper")
    (fault,) = faults([table("service.forms", "Draft", paper=key(lower, related_name=None))])
    assert 'related_name="+"' in fault


def test_deleting_across_contexts_is_named() -> None:
    lower = table("kernel.files", "Paper")
    (fault,) = faults([table("service.forms", "Draft", paper=key(lower, models.CASCADE))])
    assert "PROTECT" in fault


def test_two_contexts_that_point_at_each_other_are_named() -> None:
    paper = table("kernel.files", "Paper")
    job = table("kernel.work", "Item", paper=key(paper))
    other = table("kernel.files", "Scan", job=key(job))
    assert any("each other" in fault for fault in faults([paper, job, other]))


def test_the_house_itself_is_clean() -> None:
    assert list(faults(apps.get_models())) == []
