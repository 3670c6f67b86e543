"""A pack's bundles are loaded whole or refused with file and line."""

from pathlib import Path

import pytest
import yaml

from hamrong.kernel.pack.interface import PackError, open_pack
from hamrong.service.bundles.actions.load_bundles import load_bundles
from hamrong.service.bundles.models import Definition

MEMBERS = [
    {"key": "khai-sinh", "procedure": "1.000001", "groups": ["applicant", "child"]},
    {"key": "the", "procedure": "1.000006", "after": ["khai-sinh"], "groups": ["applicant"]},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bundles").mkdir()
    manifest = "name: thu\ntitle: Thử\nprovince_code: H99\n"
    (tmp_path / "pack.yaml").write_text(manifest, encoding="utf-8")
    return tmp_path


def load(folder: Path, whole: str = "1.000004", **second: object) -> int:
    body = {
        "procedure": whole,
        "basis": ["Luật"],
        "members": [MEMBERS[0], {**MEMBERS[1], **second}],
    }
    text = yaml.safe_dump(body, allow_unicode=True, sort_keys=False)
    (folder / "bundles" / "a.yaml").write_text(text, encoding="utf-8")
    return load_bundles(open_pack(str(folder))).changed


def test_a_bundle_is_taken_over_once(folder: Path) -> None:
    Definition.objects.all().delete()
    assert (load(folder), load(folder)) == (1, 0)
    assert load(folder, groups=["applicant", "father"]) == 1
    assert Definition.objects.get().procedure_code == "1.000004"


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ({"after": ["khac"]}, "khac is no member given before the"),
        ({"groups": ["applicant", "land"]}, "has no page land"),
        ({"procedure": "8.888888"}, "8.888888 is no procedure"),
        ({"documents": {"ban-do": "x"}}, "has no paper ban-do"),
        ({"key": "khai-sinh"}, "khai-sinh is given twice"),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(
    folder: Path, second: dict[str, object], said: str
) -> None:
    with pytest.raises(PackError) as caught:
        load(folder, **second)
    (fault, *_more) = caught.value.faults
    assert said in fault.message
    assert (fault.file, fault.line > 1) == ("bundles/a.yaml", True)


def test_a_bundle_of_an_unknown_procedure_is_refused(folder: Path) -> None:
    with pytest.raises(PackError) as caught:
        load(folder, whole="9.999998")
    assert "no procedure with a form" in caught.value.faults[0].message
