"""What may stand in the log, and the code by which a visitor and the log speak of one request."""

import re
import secrets
import traceback
from collections.abc import Mapping
from types import TracebackType
from typing import Any

# Without letters and digits that are mistaken for others when read out on the telephone.
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
# Names of facts that never carry a person: anything else is left out of the log.
SAFE = frozenset({
    "event", "level", "logger", "timestamp", "request_id", "matter_id", "route", "method", "status",
    "milliseconds", "hat", "job", "job_id", "outcome", "finding", "attempts", "error", "where",
    "code", "count", "seconds", "size",
})  # fmt: skip
_DEEPEST = 12


def new_reference() -> str:
    """Draw a code such as 7KQ2-M9XD: short enough to read out, one in 800 billion."""
    text = "".join(secrets.choice(_LETTERS) for _letter in range(8))
    return f"{text[:4]}-{text[4:]}"


def given_reference(text: str) -> str:
    """Return a code that a proxy gave, empty when it is none we would write into a log."""
    return text if _GIVEN.fullmatch(text) else ""


def without_people(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return a line of the log with nothing in it that could carry a person's data.

    Only known facts stay. Of an error stay its kind, its code and the places in the program, never
    its message: that quotes what people typed.
    """
    kept = {key: value for key, value in told.items() if key in SAFE}
    error = told.get("exception")
    return {**kept, **error_facts(error)} if isinstance(error, BaseException) else kept


def error_facts(error: BaseException) -> dict[str, Any]:
    """Return the kind of an error, its code (of the database or the system), and where it arose."""
    chain = [error]
    while (cause := chain[-1].__cause__ or chain[-1].__context__) and len(chain) < _DEEPEST:
        chain.append(cause)
    codes = [getattr(one, "sqlstate", None) or getattr(one, "errno", None) for one in chain]
    return {
        "error": " < ".join(f"{type(one).__module__}.{type(one).__qualname__}" for one in chain),
        "code": next((code for code in codes if code), None),
        "where": places(error.__traceback__),
    }


def places(trace: TracebackType | None) -> list[str]:
    """Return file, line and function of the innermost places, without what stood in them."""
    frames = traceback.extract_tb(trace)[-_DEEPEST:]
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(path: str) -> str:
    for mark in ("/site-packages/", "/src/"):
        if mark in path:
            return path.rsplit(mark, 1)[1]
    return path.rsplit("/", 1)[-1]
