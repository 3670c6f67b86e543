"""Processes for tests."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

_STYLES = ["primary", "plain", "danger"]


@st.composite
def bodies(draw: st.DrawFn) -> Mapping[str, Any]:
    """Draw a process of up to seven steps that fits the schema and is sound.

    Steps follow each other; on top come actions to any step, back, and to any end.
    """
    count = draw(st.integers(1, 7))
    keys = [f"s{n}" for n in range(count)]
    ends = [f"e{n}" for n in range(draw(st.integers(1, 4)))]
    targets = [*keys, "back", *(f"end:{end}" for end in ends)]
    steps = []
    for n, key in enumerate(keys):
        onward = keys[n + 1] if n + 1 < count else "end:e0"
        more = draw(st.lists(st.sampled_from(targets), max_size=4, unique=True))
        names = ["Tiếp", *(draw(st.sampled_from(["Trả lại", "Dừng", "x" * 60])) for _ in more)]
        ways = list(zip(names, [onward, *more], strict=True))
        if draw(st.booleans()):
            ways.reverse()
        steps.append(
            {
                "key": key,
                "name": draw(st.sampled_from(["Kiểm tra, tiếp nhận", "Ký", "Rất dài " * 8])),
                "actions": [
                    {
                        "key": f"a{i}",
                        "name": name,
                        "to": to,
                        "style": draw(st.sampled_from(_STYLES)),
                    }
                    for i, (name, to) in enumerate(ways)
                ],
                **(
                    {"waits_for": "citizen"}
                    if draw(st.booleans())
                    else {"place": "authority", "role": "head", "hours": 8}
                ),
            }
        )
    return {
        "key": "p",
        "name": "P",
        "start": keys[0],
        "steps": steps,
        "anywhere": [{"key": "w", "name": "Rút", "to": f"end:{ends[-1]}"}],
        "ends": [{"key": end, "name": f"Kết thúc {end}"} for end in ends],
    }
