"""Filling a template: first values, what is wrong with a draft, what tells one from another."""

import hashlib
import json
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from enum import StrEnum

from hamrong.kernel.text.interface import date_in_words, format_date
from hamrong.service.results.rules.template import Field, FieldKind, Template

LONGEST = {FieldKind.LONGTEXT: 8_000}
LONGEST_LINE = 500
_PERSONAL_ID = re.compile(r"[0-9]{12}")
_DAYS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")


class Wrong(StrEnum):
    """What can be wrong with a field."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    NO_DATE = "no_date"
    NO_PERSONAL_ID = "no_personal_id"


def prefilled(template: Template, known: Mapping[str, str]) -> dict[str, str]:
    """Return the first value of every asked field, from what is known by source."""
    return {field.key: _first(field, known) for field in template.asked}


def _first(field: Field, known: Mapping[str, str]) -> str:
    found = [said for source in field.sources if (said := known.get(source, "").strip())]
    if field.joined:
        return ", ".join(found) or field.default
    return found[0] if found else field.default


def cleaned(field: Field, typed: str) -> str:
    """Return a value as it is kept: without control characters, a date as 05/03/2024."""
    text = "".join(c for c in typed.replace("\r\n", "\n") if c == "\n" or c.isprintable())
    text = text.strip() if field.kind is FieldKind.LONGTEXT else " ".join(text.split())
    day = read_day(text) if field.kind is FieldKind.DATE else None
    return format_date(day) if day else text


def judged(
    template: Template, values: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, Wrong]]:
    """Return what is kept of the asked fields, and what is wrong, by field."""
    kept = {field.key: cleaned(field, values.get(field.key, "")) for field in template.asked}
    faults = {f.key: wrong for f in template.asked if (wrong := _fault(f, kept[f.key]))}
    return kept, faults


def _fault(field: Field, value: str) -> Wrong | None:
    if not value:
        return Wrong.MISSING if field.required else None
    if len(value) > LONGEST.get(field.kind, LONGEST_LINE):
        return Wrong.TOO_LONG
    if field.kind is FieldKind.DATE and read_day(value) is None:
        return Wrong.NO_DATE
    if field.kind is FieldKind.PERSONAL_ID and not _PERSONAL_ID.fullmatch(value):
        return Wrong.NO_PERSONAL_ID
    return None


def read_day(text: str) -> date | None:
    """Return a day as people write it; None if it is none."""
    for form in _DAYS:
        with suppress(ValueError):
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day only
    return None


def said(template: Template, values: Mapping[str, str]) -> dict[str, str]:
    """Return everything the paper says: what was filled in, and the dates in words."""
    found = {field.key: values.get(field.key, "") for field in template.asked}
    for field in template.fields:
        if field.words_of:
            day = read_day(values.get(field.words_of, ""))
            found[field.key] = date_in_words(day) if day else ""
    return found


def paper_digest(made_by: str, values: Mapping[str, str], content: str) -> str:
    """Return the SHA-256 of what a paper says: the template's digest, its values, its text."""
    whole = json.dumps([made_by, dict(values), content], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()
