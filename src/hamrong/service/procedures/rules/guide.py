"""What people read besides procedures: guides in steps, questions with their answers. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a listing of the catalogue leads to."""

    PROCEDURE = "procedure"
    GUIDE = "guide"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a list of short items; one of the two is empty."""

    text: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a guide; `procedure` is the code of what is filed in it, else empty."""

    name: str
    blocks: tuple[Block, ...]
    procedure: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a guide or a question says, without what is looked up for it.

    A guide has `steps`, a question `blocks`. `summary` answers in one or two sentences. `basis`
    names law and origin; `verified` tells whether somebody checked it against the law in force.
    """

    summary: str
    blocks: tuple[Block, ...]
    steps: tuple[Step, ...]
    procedures: tuple[str, ...]
    see: tuple[str, ...]
    basis: tuple[str, ...]
    verified: bool


def told(body: Mapping[str, Any]) -> Told:
    """Read an entry of the pack; the procedures of the steps count among its procedures."""
    steps = tuple(
        Step(step["name"], blocks(step["say"]), step.get("procedure", ""))
        for step in body.get("steps", ())
    )
    return Told(
        summary=body["summary"],
        blocks=blocks(body.get("answer", ())),
        steps=steps,
        procedures=tuple(dict.fromkeys(codes_of(body))),
        see=tuple(body.get("see", ())),
        basis=tuple(body["basis"]),
        verified=body["verified"],
    )


def codes_of(body: Mapping[str, Any]) -> Iterator[str]:
    """Yield the codes of the procedures an entry of the pack is about."""
    yield from (step["procedure"] for step in body.get("steps", ()) if "procedure" in step)
    yield from body.get("procedures", ())


def blocks(said: Any) -> tuple[Block, ...]:
    """Read paragraphs (texts) and lists (lists of texts)."""
    return tuple(
        Block(text=part) if isinstance(part, str) else Block(items=tuple(part)) for part in said
    )


def text_of(body: Mapping[str, Any]) -> str:
    """Return all an entry says in one text, for the search."""
    read = told(body)
    parts = [read.summary, *_texts(read.blocks)]
    for step in read.steps:
        parts += [step.name, *_texts(step.blocks)]
    return " ; ".join(parts)


def _texts(of: tuple[Block, ...]) -> Iterator[str]:
    for block in of:
        yield from (block.text,) if block.text else block.items
