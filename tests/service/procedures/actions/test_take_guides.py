"""Guides and questions are taken over whole or refused with file and line."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from hamrong.kernel.pack.interface import PackError, open_pack
from hamrong.service.procedures.actions.load_procedures import load
from hamrong.service.procedures.actions.take_guides import take_guides
from hamrong.service.procedures.interface import Kind, guide, guides
from hamrong.service.procedures.models import Guide, Listing

pytestmark = pytest.mark.django_db

QUESTION = {
    "key": "mot",
    "title": "Một?",
    "summary": "Hai.",
    "keywords": ["một"],
    "answer": ["Ba."],
    "basis": ["Cách làm của cổng này"],
    "verified": True,
}


def taken(folder: Path, *questions: dict[str, Any]) -> int:
    (folder / "guides").mkdir(exist_ok=True)
    manifest = "name: thu\ntitle: Thử\nprovince_code: H56\n"
    (folder / "pack.yaml").write_text(manifest, encoding="utf-8")
    text = yaml.safe_dump({"questions": list(questions)}, allow_unicode=True, sort_keys=False)
    (folder / "guides" / "a.yaml").write_text(text, encoding="utf-8")
    return take_guides(open_pack(str(folder)), {"1.000001"})


def test_a_changed_entry_is_written_alone_and_one_left_out_goes(tmp_path: Path) -> None:
    two = {**QUESTION, "key": "hai"}
    assert taken(tmp_path, QUESTION, two) == 2
    assert taken(tmp_path, QUESTION, two) == 0
    assert taken(tmp_path, QUESTION, {**two, "title": "Khác?"}) == 1
    assert taken(tmp_path, QUESTION) == 1
    assert list(Guide.objects.values_list("key", flat=True)) == ["mot"]


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ({"procedures": ["9.999999"]}, 10),
        ({"see": ["khong-co"]}, 21),
        ({"key": "mot"}, 10),
        ({"steps": []}, 20),
        ({"answer": []}, 15),
        ({"life_event": "war"}, 20),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(
    tmp_path: Path, wrong: dict[str, Any], line: int
) -> None:
    with pytest.raises(PackError) as caught:
        taken(tmp_path, QUESTION, {**QUESTION, "key": "hai", **wrong})
    assert [fault.file for fault in caught.value.faults] == ["guides/a.yaml"]
    assert abs(caught.value.faults[0].line - line) <= 2


def test_a_guide_leads_to_its_procedures_and_to_other_answers() -> None:
    load(open_pack("mini"))
    view = guide("sinh-con")
    assert view is not None
    assert [step.procedure and step.procedure.code for step in view.steps] == [None, "1.000001"]
    assert view.steps[1].blocks[1].items == ("giấy chứng sinh", "giấy tờ tùy thân")
    assert [linked.code for linked in view.procedures] == ["1.000002"]
    assert [row.key for row in view.see] == ["quen-mat-khau"]
    assert guide("khong-co") is None
    assert [row.kind for row in guides()] == [Kind.GUIDE, Kind.QUESTION, Kind.QUESTION]
    assert Listing.objects.exclude(kind=Kind.PROCEDURE).count() == 3
