from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.governance.plan.rules.edition import ChangeKind, amended, difference, tasks_in
from hamrong.governance.plan.rules.soundness import troubles


def content(**more: Any) -> dict[str, Any]:
    tasks = [
        {"number": 1, "title": "Quy chế", "lead": ["Sở A"], "due": "2020-Q2"},
        {"number": 2, "title": "Kiến trúc", "lead": ["Sở B"], "due": 2020},
    ]
    return {
        "title": "Kế hoạch",
        "keeper": "Sở A",
        "targets": [
            {"key": "a", "years": [2020, 2021], "kind": "percent", "at_least": 20, "measure": "m"}
        ],
        "sections": [{"id": "I", "title": "Thể chế", "tasks": tasks}],
        **more,
    }


def test_an_amendment_keeps_what_it_does_not_say() -> None:
    after = amended(content(), {"tasks": [{"number": 1, "due": "2020-Q4"}]})
    first, second = tasks_in(after)
    assert (first["title"], first["due"]) == ("Quy chế", "2020-Q4")
    assert second == next(t for t in tasks_in(content()) if t["number"] == 2)


def test_the_difference_names_what_was_added_ended_and_changed() -> None:
    new = {"number": 3, "section": "I", "title": "Tập huấn", "lead": ["Sở B"], "due": "yearly"}
    after = amended(
        content(),
        {
            "tasks": [{"number": 1, "due": "2020-Q4"}, {"number": 2, "ended": True}, new],
            "targets": [{"key": "a", "at_least": 25}],
        },
    )
    told = {(c.kind, c.what, c.key, c.field) for c in difference(content(), after)}
    assert told == {
        (ChangeKind.CHANGED, "task", "1", "due"),
        (ChangeKind.ADDED, "task", "3", ""),
        (ChangeKind.ENDED, "task", "2", ""),
        (ChangeKind.CHANGED, "target", "a", "at_least"),
    }


def test_a_new_task_needs_a_section_that_exists() -> None:
    new = {"number": 3, "section": "IX", "title": "Tập huấn", "lead": ["Sở B"], "due": "yearly"}
    with pytest.raises(KeyError):
        amended(content(), {"tasks": [new]})


@given(st.lists(st.sampled_from([1, 2]), unique=True), st.integers(2019, 2030))
def test_what_is_not_amended_does_not_differ(numbers: list[int], year: int) -> None:
    after = amended(content(), {"tasks": [{"number": n, "due": year} for n in numbers]})
    assert {c.key for c in difference(content(), after)} <= {str(n) for n in numbers}
    assert difference(after, after) == ()


@pytest.mark.parametrize(
    ("change", "at"),
    [
        ({"keeper": "Sở C"}, ("keeper",)),
        (
            {"targets": [{"key": "a", "years": [2020, 2021], "kind": "percent", "text": "x"}]},
            ("targets", 0),
        ),
        (
            {"targets": [{"key": "a", "years": [2021, 2020], "kind": "milestone", "text": "x"}]},
            ("targets", 0, "years"),
        ),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(change: Any, at: object) -> None:
    found = troubles(content(**change), {"Sở A", "Sở B"}, {"m"})
    assert at in [one.path for one in found]
    assert troubles(content(), {"Sở A", "Sở B"}, {"m"}) == []
