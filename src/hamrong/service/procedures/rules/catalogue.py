"""Reading the national catalogue: its codes, its life events, what of it can be searched. Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from hamrong.service.procedures.rules.procedure import LifeEvent

MAX_PAPERS_TEXT = 3_000
"""Characters of papers that are searched: the first papers name the thing, the rest are notes."""

EVENTS: Final[dict[str, LifeEvent]] = {
    "co-con-nho": LifeEvent.BIRTH,
    "cu-tru-va-giay-to-tuy-than": LifeEvent.RESIDENCE,
    "dien-luc-nha-o-dat-dai": LifeEvent.LAND,
    "giai-quyet-khieu-kien": LifeEvent.COMPLAINT,
    "hoc-tap": LifeEvent.EDUCATION,
    "hon-nhan-va-gia-dinh": LifeEvent.MARRIAGE,
    "huu-tri": LifeEvent.RETIREMENT,
    "nguoi-than-qua-doi": LifeEvent.DEATH,
    "phuong-tien-va-nguoi-lai": LifeEvent.VEHICLE,
    "suc-khoe-va-y-te": LifeEvent.HEALTH,
    "viec-lam": LifeEvent.WORK,
}

_PREFIX = re.compile(r"^thu tuc\s*:?\s+")


def life_event(event: str) -> LifeEvent:
    """Return our life event for the national portal's; its catch-all is work."""
    return EVENTS.get(event, LifeEvent.WORK)


def unique_code(record: Mapping[str, Any], taken: Mapping[str, object]) -> str:
    """Return the record's code; with its issuer's where another record holds the same code."""
    code: str = record["code"].strip()
    return code if code not in taken else f"{code}.{record['issuer']['code']}"


def without_prefix(plain_name: str) -> str:
    """Drop the word "procedure" from the front of a plain name: every other one begins with it."""
    return _PREFIX.sub("", plain_name)


def texts_of_papers(record: Mapping[str, Any]) -> str:
    """Return the names of a raw record's papers as one text, cut at the searched length."""
    return " ".join(paper.get("name", "") for paper in record.get("papers", ()))[:MAX_PAPERS_TEXT]


def texts_of_results(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of a raw record's results."""
    yield from (result.get("name", "") for result in record.get("results", ()))
