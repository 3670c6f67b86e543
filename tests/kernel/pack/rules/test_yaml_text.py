"""YAML is read as plain data whose every value knows its line."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.kernel.pack.interface import PackError, read_yaml

TEXT = """\
key: a
since: 2019-01-01
steps:
  - key: one
    name: Một
  - key: two
"""


def test_every_value_knows_its_line() -> None:
    document = read_yaml("x.yaml", TEXT)
    assert document.line("steps", 1, "key") == 6
    assert document.line("steps", 0) == 4
    assert document.value["since"] == date(2019, 1, 1)


def test_a_fault_at_what_is_missing_has_the_nearest_line_known() -> None:
    document = read_yaml("x.yaml", TEXT)
    assert str(document.fault("no", "steps", 1, "name")) == "x.yaml:6: no"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("a: 1\nb: [1\n", 3),
        ("a: 1\na: 2\n", 2),
        ("a: 1\n? [x]\n: 2\n", 2),
        ("a: &x\n  b: *x\n", 1),
        ("a: 1\nb: 2019-99-99\n", 2),
        ("a: !!python/object/apply:os.system [ls]\n", 1),
        ("a: 1\n---\nb: 2\n", 2),
        ("a: \x00", 1),
    ],
)
def test_what_is_no_plain_document_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(PackError) as caught:
        read_yaml("x.yaml", text)
    assert (caught.value.faults[0].file, caught.value.faults[0].line) == ("x.yaml", line)


def test_merge_keys_are_understood() -> None:
    document = read_yaml("x.yaml", "base: &b\n  x: 1\nother:\n  <<: *b\n  y: 2\n")
    assert document.value["other"] == {"x": 1, "y": 2}


@given(st.text())
def test_no_text_whatever_breaks_the_reader(text: str) -> None:
    with contextlib.suppress(PackError):
        read_yaml("x.yaml", text)


def test_a_text_nested_too_deeply_is_refused() -> None:
    with pytest.raises(PackError):
        read_yaml("x.yaml", "[" * 20_000)
