"""A pack's forms load as a whole, or the author is told file and line."""

from pathlib import Path

import pytest

from hamrong.kernel.pack.interface import PackError, open_pack
from hamrong.service.forms import interface as forms
from hamrong.service.forms.actions.load_forms import load_forms

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["mini", "thanhhoa"])
def test_shipped_packs_load_and_the_second_time_nothing_changes(name: str) -> None:
    pack = open_pack(name)
    first = load_forms(pack)
    assert first.loaded == first.changed > 0
    assert load_forms(pack).changed == 0
    assert len(forms.form_keys()) == first.loaded


def test_faults_of_all_files_are_named_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "forms").mkdir()
    (tmp_path / "pack.yaml").write_text("name: x\ntitle: X\nprovince_code: H99\n")
    body = "key: tt-{key}\nversion: '1'\ntitle: T\ngroups:\n  - key: a\n    title: A\n"
    for key, field in (("1", "colour"), ("2", "choice")):
        text = body.format(key=key) + f"    fields:\n      - {{key: b, label: B, type: {field}}}\n"
        (tmp_path / f"forms/tt-{key}.yaml").write_text(text)
    (tmp_path / "forms/tt-3.yaml").write_text(
        body.format(key="4") + "    fields:\n      - {key: b, label: B, type: text}\n"
    )
    with pytest.raises(PackError) as caught:
        load_forms(open_pack(str(tmp_path)))
    assert [(f.file, f.line) for f in caught.value.faults] == [
        ("forms/tt-1.yaml", 8),
        ("forms/tt-2.yaml", 8),
        ("forms/tt-3.yaml", 1),
    ]
    assert forms.form_keys() == frozenset()


FORM = """key: tt-1
version: '1'
title: T
groups:
  - key: a
    title: A
    fields:
      - {{key: first, label: X, type: choice, options: {{yes: Có, no: Không}}}}
      - {}
"""
MISTAKES = {
    "{key: b, label: B, type: pick}": "either 'options' or a 'catalogue'",
    "{key: b, label: B, type: text, catalogue: agencies}": "only a pick has a 'catalogue'",
    "{key: b, label: B, type: pick, catalogue: shops}": "is not one of",
    "{key: b, label: B, type: pick, options: nowhere}": "no option list 'nowhere'",
    "{key: first, label: B, type: text}": "is there twice",
    "{key: b, label: B, type: computed}": "computed has a 'formula'",
    "{key: b, label: B, type: computed, formula: {operation: sum, of: [first]}}": "each part",
    "{key: b, label: B, type: text, show_if: {field: c, is: true}}": "no choice asked before",
    "{key: b, label: B, type: text, show_if: {field: first, is: maybe}}": "never has the value",
    "{key: b, label: B, type: rows, columns: [{key: c, label: C, type: file}]}": "simple answer",
    "{key: b, label: B, type: rows}": "rows have 'columns'",
    "{key: B, label: B, type: text}": "does not match",
    "{key: b, label: B, type: text, prefill: account.password}": "prefill",
    "{label: B, type: text}": "lacks key",
    "{use: nobody}": "no shared field 'nobody'",
}


@pytest.mark.parametrize("field", MISTAKES)
def test_each_kind_of_mistake_is_told_with_its_line(tmp_path: Path, field: str) -> None:
    (tmp_path / "forms").mkdir()
    (tmp_path / "pack.yaml").write_text("name: x\ntitle: X\nprovince_code: H99\n")
    (tmp_path / "forms/tt-1.yaml").write_text(FORM.format(field))
    with pytest.raises(PackError) as caught:
        load_forms(open_pack(str(tmp_path)))
    assert [(f.file, f.line) for f in caught.value.faults] == [("forms/tt-1.yaml", 9)]
    told = str(caught.value.faults[0])
    assert MISTAKES[field] in told or MISTAKES[field] == "prefill"


def test_a_wrong_list_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "forms/lists").mkdir(parents=True)
    (tmp_path / "pack.yaml").write_text("name: x\ntitle: X\nprovince_code: H99\n")
    text = "title: L\norigin: O\nentries:\n  a: Một\n  b: 2\n"
    (tmp_path / "forms/lists/l.yaml").write_text(text)
    with pytest.raises(PackError) as caught:
        load_forms(open_pack(str(tmp_path)))
    assert [(f.file, f.line) for f in caught.value.faults] == [("forms/lists/l.yaml", 5)]
