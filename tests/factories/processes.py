"""Processes for tests."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

_STYLES = ["primary", "plain", "danger"]
_NAMES = ["Kiểm tra, tiếp nhận", "Ký", "Rất dài " * 8]
_WAYS = ["Trả lại", "Dừng", "x" * 60]


@st.composite
def bodies(draw: st.DrawFn) -> Mapping[str, Any]:
    """Draw a process of up to seven steps that fits the schema and is sound.

    Steps follow each other; on top come actions to any step, back, and to any end.
    """
    count = draw(st.integers(1, 7))
    keys = [f"s{n}" for n in range(count)]
    ends = [f"e{n}" for n in range(draw(st.integers(1, 4)))]
    targets = [*keys, "back", *(f"end:{end}" for end in ends)]
    onward = [*keys[1:], "end:e0"]
    return {
        "key": "p",
        "name": "P",
        "start": keys[0],
        "steps": [
            draw(_step(key, following, targets))
            for key, following in zip(keys, onward, strict=True)
        ],
        "anywhere": [{"key": "w", "name": "Rút", "to": f"end:{ends[-1]}"}],
        "ends": [{"key": end, "name": f"Kết thúc {end}"} for end in ends],
    }


@st.composite
def _step(draw: st.DrawFn, key: str, onward: str, targets: list[str]) -> dict[str, Any]:
    """Draw a step that leads onward and perhaps elsewhere, done by an official or the citizen."""
    more = draw(st.lists(st.sampled_from(targets), max_size=4, unique=True))
    names = ["Tiếp", *(draw(st.sampled_from(_WAYS)) for _ in more)]
    ways = list(zip(names, [onward, *more], strict=True))
    if draw(st.booleans()):
        ways.reverse()
    by_citizen = {"waits_for": "citizen"}
    by_official = {"place": "authority", "role": "head", "hours": 8}
    return {
        "key": key,
        "name": draw(st.sampled_from(_NAMES)),
        "actions": [
            {"key": f"a{i}", "name": name, "to": to, "style": draw(st.sampled_from(_STYLES))}
            for i, (name, to) in enumerate(ways)
        ],
        **(by_citizen if draw(st.booleans()) else by_official),
    }
