"""Note how a backup or a drill went."""

from datetime import datetime
from typing import Any

from hamrong.governance.operations.models import Kept, Run
from hamrong.governance.operations.rules import Kind


def note_run(kind: str, *, began: datetime, fault: str, found: dict[str, Any]) -> None:
    """Keep the outcome of a run; `fault` says what went wrong and is empty when nothing did."""
    Run.objects.create(kind=Kind(kind), began_at=began, fault=fault, found=found)


def note_kept(until: datetime) -> None:
    """Keep up to when everything committed has reached the store."""
    Kept.objects.update_or_create(one=True, defaults={"until": until})
