from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.kernel.pack.interface import check, open_pack, read_yaml
from hamrong.kernel.process.rules.definition import SCHEMA, parse
from hamrong.kernel.process.rules.soundness import problems

EFFECTS = ["dossiers.accept"]


def body(**changes: Any) -> dict[str, Any]:
    made: dict[str, Any] = {
        "key": "p",
        "name": "P",
        "start": "a",
        "steps": [
            {
                "key": "a",
                "name": "A",
                "place": "here",
                "role": "one_stop",
                "actions": [{"key": "go", "name": "Đi", "to": "b"}],
            },
            {
                "key": "b",
                "name": "B",
                "place": "here",
                "role": "head",
                "actions": [
                    {"key": "done", "name": "Xong", "to": "end:done"},
                    {"key": "return", "name": "Trả", "to": "back"},
                ],
            },
        ],
        "ends": [{"key": "done", "name": "Xong"}],
    }
    return {**made, **changes}


def sentences(changed: dict[str, Any]) -> list[str]:
    return [sentence for sentence, _ in problems(changed, EFFECTS, [])]


def test_a_sound_process_has_no_problems() -> None:
    assert sentences(body()) == []


@pytest.mark.parametrize(
    ("action", "sentence"),
    [
        ({"to": "nowhere"}, "go leads to an unknown step: nowhere"),
        ({"to": "end:never"}, "go leads to an unknown end: never"),
        ({"to": "b", "effect": "x.y"}, "unknown effect: x.y"),
        ({"to": "b", "guard": "x.z"}, "unknown guard: x.z"),
    ],
)
def test_names_that_lead_nowhere_are_told(action: dict[str, str], sentence: str) -> None:
    changed = body()
    changed["steps"][0]["actions"][0] |= action
    assert sentence in sentences(changed)


def test_an_unreachable_step_and_a_trap_are_told() -> None:
    changed = body()
    changed["steps"][0]["actions"][0]["to"] = "a"
    assert sentences(changed) == [
        "no end can be reached from the step a",
        "the step b cannot be reached",
    ]


def test_a_question_that_only_goes_back_to_a_step_that_only_asks_is_a_trap() -> None:
    changed = body()
    asks = {"key": "ask", "name": "Hỏi", "to": "w"}
    only_asks = {"key": "x", "name": "X", "place": "here", "role": "head", "actions": [asks]}
    answers = [{"key": "answer", "name": "Trả lời", "to": "back"}]
    waits = {"key": "w", "name": "W", "place": "here", "role": "head", "actions": answers}
    changed["steps"][0]["actions"] += [{"key": "x", "name": "X", "to": "x"}, asks]
    changed["steps"] += [only_asks, waits]
    assert "no end can be reached from the step x" in sentences(changed)


def test_officials_need_a_role_and_a_place() -> None:
    changed = body()
    del changed["steps"][1]["role"]
    assert sentences(changed) == ["the step b needs a role and a place"]


def test_a_wrong_role_is_told_with_its_line() -> None:
    text = "key: p\nname: P\nstart: a\nends: [{key: e, name: E}]\nsteps:\n  - key: a\n    name: A\n"
    text += "    role: king\n    actions: [{key: x, name: X, to: 'end:e'}]\n"
    (fault,) = check(read_yaml("p.yaml", text), SCHEMA)
    assert str(fault).startswith("p.yaml:8: steps.0.role: 'king' is not allowed; allowed are")


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(-1, 4)), min_size=1, max_size=12))
def test_what_is_accepted_always_has_a_way_out(edges: list[tuple[int, int]]) -> None:
    """A walker choosing at random in an accepted process can always still reach an end."""
    actions: dict[int, list[dict[str, str]]] = {n: [] for n in range(5)}
    for number, (source, target) in enumerate(edges):
        to = "end:done" if target < 0 else f"s{target}"
        actions[source].append({"key": f"a{number}", "name": "A", "to": to})
    steps = [
        {"key": f"s{n}", "name": "S", "place": "x", "role": "head", "actions": found}
        for n, found in actions.items()
        if found
    ]
    made = body(start=steps[0]["key"], steps=steps)
    if sentences(made):
        return
    definition = parse(made)
    for step in definition.steps:
        reached, waiting = set(), [step.key]
        ended = False
        while waiting and not ended:
            here = definition.step(waiting.pop())
            reached.add(here.key)
            ended = any(a.end for a in here.actions)
            waiting += [a.to for a in here.actions if not a.end and a.to not in reached]
        assert ended


@pytest.mark.parametrize("pack", ["thanhhoa", "mini"])
def test_shipped_processes_fit_the_schema(pack: str) -> None:
    opened = open_pack(pack)
    files = opened.files("processes/*.yaml")
    assert files
    for file in files:
        parse(opened.read(file, SCHEMA).value)
