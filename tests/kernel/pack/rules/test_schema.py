"""All faults of a file are told at once, in plain English, with file and line."""

from typing import Any

from hamrong.kernel.pack.interface import check, read_yaml

SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["key", "steps"],
    "additionalProperties": False,
    "properties": {
        "key": {"type": "string"},
        "since": {"type": "string", "format": "date"},
        "role": {"enum": ["head", "leader"]},
        "hours": {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "null"}]},
        "steps": {"type": "array", "minItems": 1, "uniqueItems": True},
    },
}


def faults(text: str) -> list[str]:
    return [str(fault) for fault in check(read_yaml("p.yaml", text), SCHEMA)]


def test_what_fits_passes_and_dates_need_no_quotes() -> None:
    assert faults("key: a\nsteps: [1]\nsince: 2019-01-01\nhours: null\n") == []


def test_all_faults_are_told_in_order() -> None:
    assert faults("key: 7\nrole: boss\nhours: 0\nsteps: []\nstepz: 1\nsince: soon\n") == [
        "p.yaml:1: key: must be a text, found 7",
        "p.yaml:2: role: 'boss' is not allowed; allowed are 'head', 'leader'",
        "p.yaml:3: hours: 0 is too small; at least 1 is allowed",
        "p.yaml:4: steps: must not be empty",
        "p.yaml:5: 'stepz' is not known here; known are 'key', 'since', 'role', 'hours', 'steps'",
        "p.yaml:6: since: 'soon' is not written as expected (date)",
    ]


def test_missing_keys_are_named_where_they_belong() -> None:
    assert faults("role: head\n") == ["p.yaml:1: 'key', 'steps' are missing"]
