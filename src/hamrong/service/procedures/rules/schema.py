"""What a pack may say about procedures and everyday words: JSON Schema 2020-12."""

from typing import Any, Final

from hamrong.service.procedures.rules.fees import FeeKind
from hamrong.service.procedures.rules.online_target import Measure
from hamrong.service.procedures.rules.procedure import LifeEvent, TimeUnit, Way

_TEXT: Final = {"type": "string", "minLength": 1, "maxLength": 600}
_KEY: Final = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 60}
_SHORT_KEY: Final = {**_KEY, "maxLength": 40}
_TITLE: Final = {"type": "string", "minLength": 1, "maxLength": 200}
_LONG: Final = {"type": "string", "minLength": 1, "maxLength": 1_200}
_CODE: Final = {"type": "string", "pattern": r"^[0-9]\.[0-9]{6}(\.[0-9A-Z]+)*$", "maxLength": 40}
_MONEY: Final = {"type": "integer", "minimum": 0, "maximum": 10**12}
_LEVEL: Final = {"enum": ["commune", "district", "province"]}


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": required,
        "additionalProperties": False,
        "properties": properties,
    }


def _list(items: dict[str, Any], least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": least}


_CONDITION: Final = {
    "type": "object",
    "minProperties": 1,
    "propertyNames": _KEY,
    "additionalProperties": {"anyOf": [_KEY, {**_list(_KEY, least=1), "uniqueItems": True}]},
}

_QUESTION: Final = _object(
    ["key", "ask"],
    key={**_KEY, "maxLength": 30},
    ask={**_TEXT, "maxLength": 160},
    hint={**_TEXT, "maxLength": 300},
    options={**_list(_object(["key", "name"], key=_KEY, name=_TEXT), least=2), "maxItems": 8},
)

_WITHOUT_NUMBER: Final = [TimeUnit.SAME_DAY.value, TimeUnit.OTHER.value]


def _time(**more: Any) -> dict[str, Any]:
    return {
        **_object(
            ["unit"],
            unit={"enum": [unit.value for unit in TimeUnit]},
            value={"type": "integer", "minimum": 1, "maximum": 1_000},
            when=_TEXT,
            note=_TEXT,
            **more,
        ),
        "if": {"properties": {"unit": {"enum": _WITHOUT_NUMBER}}},
        "then": {"not": {"required": ["value"]}},
        "else": {"required": ["value"]},
    }


_TIME: Final = _time(
    by_channel=_object([], online=_time(), counter=_time(), post=_time()),
)

_DAY: Final = {"type": "string", "pattern": r"^[12][0-9]{3}-[01][0-9]-[0-3][0-9]$"}

_FEE: Final = {
    **_object(
        ["key", "name", "kind", "amount"],
        key=_KEY,
        name=_TEXT,
        kind={"enum": [kind.value for kind in FeeKind]},
        amount={"anyOf": [_MONEY, {"type": "null"}]},
        online_amount=_MONEY,
        online_since=_DAY,
        online_until=_DAY,
        per=_TEXT,
        copies={"const": True},
        tiers=_list(
            _object(["since", "amount"], since={"type": "integer", "minimum": 2}, amount=_MONEY),
            least=1,
        ),
        when=_TEXT,
        choice=_KEY,
        cap=_MONEY,
        note=_TEXT,
        **{"if": _CONDITION},
    ),
    "dependentRequired": {
        "tiers": ["per"],
        "copies": ["per"],
        "cap": ["per"],
        "choice": ["when"],
        "online_since": ["online_amount"],
        "online_until": ["online_amount"],
    },
}

_EXEMPTION: Final = _object(
    ["key", "name", "percent", "proof", "basis"],
    key=_KEY,
    name=_TEXT,
    percent={"type": "integer", "minimum": 1, "maximum": 100},
    proof=_TEXT,
    basis=_TEXT,
    fees=_list(_KEY, least=1),
    **{"if": _CONDITION},
)

_DOCUMENT: Final = {
    **_object(
        ["key", "name", "way"],
        key=_KEY,
        name=_TEXT,
        way={"enum": [way.value for way in Way]},
        when=_TEXT,
        **{"if": _CONDITION},
    ),
    "dependentRequired": {"if": ["when"]},
}

_CASE: Final = _object(["key", "name", "time"], key=_KEY, name=_TEXT, time=_TIME, fees=_list(_FEE))

_PROCEDURE: Final = {
    **_object(
        [
            "code",
            "name",
            "field",
            "level",
            "life_event",
            "online_level",
            "verified",
            "documents",
            "fees",
            "result",
            "basis",
            "form",
            "process",
        ],
        code=_CODE,
        name=_TEXT,
        field={**_TEXT, "maxLength": 250},
        level=_LEVEL,
        department={**_TEXT, "maxLength": 120},
        received_at=_LEVEL,
        life_event={"enum": [event.value for event in LifeEvent]},
        online_level={"type": "integer", "minimum": 1, "maximum": 4},
        verified={"type": "boolean"},
        keywords=_list(_TEXT),
        time=_TIME,
        extended={**_time(**{"if": _CONDITION}), "required": ["unit", "value", "when"]},
        questions={**_list(_QUESTION, least=1), "maxItems": 4},
        cases=_list(_CASE, least=1),
        documents=_list(_DOCUMENT, least=1),
        fees=_list(_FEE),
        exemptions=_list(_EXEMPTION, least=1),
        result=_TEXT,
        basis=_list(_TEXT, least=1),
        presence=_TEXT,
        other_costs=_TEXT,
        sets={"type": "integer", "minimum": 2, "maximum": 9},
        path=_TEXT,
        stops_clock=_TEXT,
        opinion_stops_clock={**_TEXT, "maxLength": 200},
        linked=_list(_TEXT),
        form={**_TEXT, "maxLength": 60},
        process={**_TEXT, "maxLength": 60},
    ),
    "oneOf": [{"required": ["time"]}, {"required": ["cases"]}],
}

PROCEDURES: Final[dict[str, Any]] = _object(
    ["valid_from", "procedures"],
    valid_from=_DAY,
    procedures=_list(_PROCEDURE, least=1),
)

SYNONYMS: Final[dict[str, Any]] = _object(
    ["synonyms"],
    weak=_list({**_TEXT, "maxLength": 30}),
    synonyms=_list(
        _object(
            ["say", "mean"],
            say=_list({**_TEXT, "maxLength": 120}, least=1),
            mean={**_TEXT, "maxLength": 250},
            first=_list({"anyOf": [_CODE, _SHORT_KEY]}),
        )
    ),
)

_SAID: Final = _list({"anyOf": [_LONG, _list(_LONG, least=1)]}, least=1)

_STEP: Final = _object(["name", "say"], name=_TITLE, say=_SAID, procedure=_CODE)


def _told(part: str, **own: Any) -> dict[str, Any]:
    return _object(
        ["key", "title", "summary", "keywords", "basis", "verified", part],
        key=_SHORT_KEY,
        title=_TITLE,
        summary=_LONG,
        life_event={"enum": [event.value for event in LifeEvent]},
        keywords=_list(_TITLE, least=1),
        procedures=_list(_CODE),
        see=_list(_SHORT_KEY),
        basis=_list(_TEXT, least=1),
        verified={"type": "boolean"},
        **own,
    )


GUIDES: Final[dict[str, Any]] = {
    **_object(
        [],
        guides=_list(_told("steps", steps=_list(_STEP, least=2)), least=1),
        questions=_list(_told("answer", answer=_SAID), least=1),
    ),
    "minProperties": 1,
}

PLAN: Final[dict[str, Any]] = _object(
    ["online_services"],
    online_services=_list(
        _object(
            ["id", "text", "measure", "at_least", "until"],
            id=_TITLE,
            text=_LONG,
            measure={"enum": [measure.value for measure in Measure]},
            at_least={"type": "integer", "minimum": 1, "maximum": 100},
            until={"type": "integer", "minimum": 2000, "maximum": 2100},
        )
    ),
)
