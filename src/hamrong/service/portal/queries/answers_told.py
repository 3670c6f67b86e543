"""What machines read of a guide or a question: schema.org's words."""

from collections.abc import Iterable, Mapping

from hamrong.service.procedures.interface import Block, GuideView, Kind


def answers_told(view: GuideView, address: str) -> Mapping[str, object]:
    """Describe a guide as schema.org's HowTo, a question as its FAQPage.

    `address` is the absolute address of the page. Source: https://schema.org/HowTo,
    https://schema.org/FAQPage
    """
    if view.kind == Kind.GUIDE:
        steps = [
            {"@type": "HowToStep", "name": step.name, "text": _text(step.blocks)}
            for step in view.steps
        ]
        own: dict[str, object] = {"@type": "HowTo", "name": view.title, "step": steps}
        return {**_head(address), **own, "description": view.summary}
    answer = {"@type": "Answer", "text": f"{view.summary} {_text(view.blocks)}".strip()}
    asked = {"@type": "Question", "name": view.title, "acceptedAnswer": answer}
    return {**_head(address), "@type": "FAQPage", "mainEntity": [asked]}


def _head(address: str) -> dict[str, object]:
    return {"@context": "https://schema.org", "@id": address, "url": address, "inLanguage": "vi"}


def _text(blocks: Iterable[Block]) -> str:
    return " ".join(block.text or "; ".join(block.items) for block in blocks)
