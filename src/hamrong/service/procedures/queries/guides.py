"""Read guides and questions."""

from collections.abc import Sequence
from dataclasses import dataclass

from hamrong.service.procedures.models import Guide, Listing
from hamrong.service.procedures.queries.wording import level_words
from hamrong.service.procedures.rules.guide import Block, told
from hamrong.service.procedures.rules.query import storable


@dataclass(frozen=True, slots=True)
class GuideRow:
    """A guide or question in a list."""

    key: str
    kind: str
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A procedure a guide leads to, and whether people can file it here."""

    code: str
    name: str
    level_words: str
    fileable: bool


@dataclass(frozen=True, slots=True)
class GuideStep:
    """A step as people read it, with what is filed in it."""

    name: str
    blocks: tuple[Block, ...]
    procedure: Linked | None


@dataclass(frozen=True, slots=True)
class GuideView:
    """A guide (`steps`) or a question with its answer (`blocks`).

    `procedures` are those no step has named; `see` leads to other guides and questions. `verified`
    is false while nobody checked it against the law in force.
    """

    key: str
    kind: str
    title: str
    summary: str
    life_event: str
    blocks: tuple[Block, ...]
    steps: tuple[GuideStep, ...]
    procedures: tuple[Linked, ...]
    see: tuple[GuideRow, ...]
    basis: tuple[str, ...]
    verified: bool


def guide(key: str) -> GuideView | None:
    """Return a guide or a question with all it leads to; None if there is none. Three queries."""
    row = Guide.objects.filter(key=storable(key, 40)).first()
    if row is None:
        return None
    said = told(row.body)
    linked = _linked(said.procedures)
    in_steps = {step.procedure for step in said.steps}
    return GuideView(
        key=row.key,
        kind=row.kind,
        title=row.title,
        summary=said.summary,
        life_event=row.life_event,
        blocks=said.blocks,
        steps=tuple(
            GuideStep(step.name, step.blocks, linked.get(step.procedure)) for step in said.steps
        ),
        procedures=tuple(
            linked[code] for code in said.procedures if code in linked.keys() - in_steps
        ),
        see=_rows(said.see),
        basis=said.basis,
        verified=said.verified,
    )


def guides() -> tuple[GuideRow, ...]:
    """Return all guides and questions in the order of the pack. One query."""
    rows = Guide.objects.order_by("place").values_list("key", "kind", "title", "body__summary")
    return tuple(GuideRow(*row) for row in rows)


def _linked(codes: Sequence[str]) -> dict[str, Linked]:
    rows = Listing.objects.filter(code__in=codes).values_list("code", "name", "levels", "fileable")
    return {
        code: Linked(code, name, ", ".join(map(level_words, levels)), fileable)
        for code, name, levels, fileable in rows
    }


def _rows(keys: Sequence[str]) -> tuple[GuideRow, ...]:
    found = {
        row[0]: GuideRow(*row)
        for row in Guide.objects.filter(key__in=keys).values_list(
            "key", "kind", "title", "body__summary"
        )
    }
    return tuple(found[key] for key in keys if key in found)
