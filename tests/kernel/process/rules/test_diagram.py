"""Every process can be drawn so that it can be read."""

import re
from collections.abc import Mapping
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from tests.factories.processes import bodies

from hamrong.kernel.pack.interface import open_pack
from hamrong.kernel.process.rules.definition import BACK, Definition, parse
from hamrong.kernel.process.rules.diagram import Box, Diagram, Kind, draw
from hamrong.kernel.process.rules.soundness import problems


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def check(definition: Definition, diagram: Diagram) -> None:
    assert not [pair for pair in combinations(diagram.boxes, 2) if overlap(*pair)]
    for box in diagram.boxes:
        assert box.x >= 0
        assert box.x + box.width <= diagram.width
        assert box.y + box.height <= diagram.height
    drawn = {(line.source, line.target) for line in diagram.lines}
    meant = {(s.key, a.to) for s in definition.steps for a in s.actions if a.to != BACK}
    assert drawn == meant
    keys = {box.key for box in diagram.boxes}
    assert keys == {s.key for s in definition.steps} | {f"end:{end}" for end in definition.ends}


@given(bodies())
def test_boxes_never_overlap_and_nothing_is_left_out(body: Mapping[str, Any]) -> None:
    assert problems(body, [], []) == []
    definition = parse(body)
    check(definition, draw(definition))


@given(bodies())
def test_lines_start_and_arrive_at_the_edges_of_their_boxes(body: Mapping[str, Any]) -> None:
    diagram = draw(parse(body))
    boxes = {box.key: box for box in diagram.boxes}
    for line in diagram.lines:
        numbers = [int(n) for n in re.findall(r"-?\d+", line.path)]
        source, target = boxes[line.source], boxes[line.target]
        if len(numbers) == 3:
            x, begin, end = numbers
            assert (begin, end) == (source.y + source.height, target.y)
            assert source.x < x < source.x + source.width
        else:
            begin, leaves, turn, arrives, end = numbers
            assert begin in {source.x, source.x + source.width}
            assert end in {target.x, target.x + target.width}
            assert source.y < leaves < source.y + source.height
            assert target.y < arrives < target.y + target.height
            assert 0 <= turn <= diagram.width


@given(bodies())
def test_labels_never_lie_on_each_other(body: Mapping[str, Any]) -> None:
    diagram = draw(parse(body))
    places = [(t.x, t.y, t.anchor) for line in diagram.lines for t in line.labels]
    assert len(places) == len(set(places))


def test_a_way_back_is_drawn_on_the_line_it_goes_back_on() -> None:
    pack = open_pack("thanhhoa")
    diagram = draw(parse(pack.read("processes/commune-standard.yaml").value))
    both = [line for line in diagram.lines if line.two_way]
    assert {line.target for line in both} == {"waiting_citizen"}
    assert [label.text for label in both[0].labels] == ["Yêu cầu bổ sung", "Gửi bổ sung"]


@pytest.mark.parametrize("name", ["thanhhoa", "mini"])
def test_the_processes_of_the_packs_are_drawn_downwards(name: str) -> None:
    pack = open_pack(name)
    for file in pack.files("processes/*.yaml"):
        definition = parse(pack.read(file).value)
        diagram = draw(definition)
        check(definition, diagram)
        boxes = {box.key: box for box in diagram.boxes}
        heights = [boxes[key].y for key in definition.main_way]
        assert heights == sorted(heights)
        waiting = {s.key for s in definition.steps if s.waits_for}
        assert {b.key for b in diagram.boxes if b.kind is Kind.WAITING} == waiting
