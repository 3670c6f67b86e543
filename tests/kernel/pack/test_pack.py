from pathlib import Path

import pytest

from hamrong.kernel.pack.interface import PackError, open_pack
from hamrong.kernel.pack.rules import read_yaml

SCHEMA = {
    "type": "object",
    "required": ["name"],
    "properties": {"name": {"type": "string"}, "days": {"type": "integer", "minimum": 1}},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pack.yaml").write_text("name: x\ntitle: X\nprovince_code: H01\n")
    return tmp_path


def faults(folder: Path, text: str) -> list[str]:
    (folder / "a.yaml").write_text(text)
    with pytest.raises(PackError) as raised:
        open_pack(f"{folder}").read("a.yaml", SCHEMA)
    return [str(fault) for fault in raised.value.faults]


def test_every_fault_is_told_with_its_line(folder: Path) -> None:
    assert faults(folder, "name: 5\n\ndays: 0\n") == [
        "a.yaml:1: name: 5 is not of type 'string'",
        "a.yaml:3: days: 0 is less than the minimum of 1",
    ]


def test_a_missing_key_is_told_at_its_object(folder: Path) -> None:
    assert faults(folder, "days: 3\n") == ["a.yaml:1: 'name' is a required property"]


def test_a_key_given_twice_is_refused(folder: Path) -> None:
    assert faults(folder, "name: a\nname: b\n") == ["a.yaml:2: the key 'name' is given twice"]


def test_broken_yaml_is_told_with_its_line(folder: Path) -> None:
    assert faults(folder, "name: [a\n")[0].startswith("a.yaml:2:")


def test_a_missing_pack_is_told() -> None:
    with pytest.raises(PackError, match="no such pack"):
        open_pack("atlantis")


def test_shipped_packs_open() -> None:
    assert open_pack("thanhhoa").manifest["province_code"] == "H56"
    assert open_pack("mini").name == "mini"


def test_values_know_their_lines() -> None:
    document = read_yaml("f", "steps:\n  - key: a\n  - key: b\n")
    assert document.line("steps", 1, "key") == 3
    assert document.line("steps", 1, "missing") == 3
