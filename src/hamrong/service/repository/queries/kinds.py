"""Which kind a result is, and which kinds stand for a paper of a checklist."""

from collections.abc import Collection
from dataclasses import dataclass

from hamrong.service.repository.models import PaperKind


@dataclass(frozen=True)
class KindView:
    """A kind of paper; `months` is how long the law lets it hold, None without a term."""

    code: str
    name: str
    months: int | None


def kinds() -> tuple[KindView, ...]:
    """Return the kinds that stand for something, by name. One query."""
    rows = PaperKind.objects.exclude(results=[], documents=[])
    return tuple(sorted((_view(row) for row in rows), key=lambda kind: kind.name))


def kind_of_result(procedure_code: str, result_name: str) -> KindView:
    """Return the kind of a procedure's result, a kind of its own where none is listed."""
    row = PaperKind.objects.filter(results__contains=[procedure_code]).first()
    return _view(row) if row else KindView(f"ket-qua-{procedure_code}", result_name, None)


def kinds_for(procedure_code: str, document_keys: Collection[str]) -> dict[str, list[KindView]]:
    """Return by document of a checklist the kinds that stand for it. One query."""
    pairs = {f"{procedure_code}:{key}": key for key in document_keys}
    rows = PaperKind.objects.filter(documents__overlap=list(pairs)).order_by("code")
    found: dict[str, list[KindView]] = {}
    for row in rows:
        for pair in row.documents:
            if pair in pairs:
                found.setdefault(pairs[pair], []).append(_view(row))
    return found


def _view(row: PaperKind) -> KindView:
    return KindView(row.code, row.name, row.months)
