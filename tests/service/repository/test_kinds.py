"""Kinds of papers are data of a pack: loaded whole, or refused with file and line."""

from pathlib import Path

import pytest
import yaml
from tests.factories.dossiers import BIRTH, Office
from tests.factories.packs import PACKS

from hamrong.kernel.pack.interface import PackError, open_pack
from hamrong.service.repository.actions.load_kinds import load_kinds
from hamrong.service.repository.queries.kinds import kind_of_result, kinds, kinds_for

KIND = f"""kinds:
  - code: giay-khai-sinh
    name: Giấy khai sinh
    results: ["{BIRTH}"]
  - code: giay-khac
    name: Giấy khác
    results: [{{result}}]
    documents: [{{document}}]
"""


def refused(folder: Path, *, result: str = "", document: str = "") -> list[str]:
    """Return where a pack is wrong."""
    (folder / "pack.yaml").write_text("name: thu\ntitle: Thử\nprovince_code: H56\n", "utf-8")
    (folder / "papers.yaml").write_text(KIND.format(result=result, document=document), "utf-8")
    with pytest.raises(PackError) as caught:
        load_kinds(open_pack(str(folder)))
    return [f"{fault.file}:{fault.line}" for fault in caught.value.faults]


def test_loading_again_changes_nothing(people: Office) -> None:
    again = load_kinds(open_pack("mini"))
    assert (again.loaded, again.changed) == (3, 0)


def test_what_points_nowhere_is_told_with_file_and_line(people: Office, tmp_path: Path) -> None:
    assert refused(tmp_path, result='"9.999999"') == ["papers.yaml:7"]
    assert refused(tmp_path, result=f'"{BIRTH}"') == ["papers.yaml:7"]
    assert refused(tmp_path, document=f'"{BIRTH}:khong-co"') == ["papers.yaml:8"]


def test_a_pack_without_kinds_leaves_none_in_force(people: Office, tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("name: thu\ntitle: Thử\nprovince_code: H56\n", "utf-8")
    assert load_kinds(open_pack(str(tmp_path))).changed == 3
    assert kinds() == ()
    assert kinds_for(BIRTH, ["giay-chung-sinh"]) == {}
    assert kind_of_result(BIRTH, "Giấy khai sinh").code == f"ket-qua-{BIRTH}"


@pytest.mark.parametrize("name", ["mini", "thanhhoa"])
def test_shipped_kinds_name_procedures_and_papers_that_are_there(name: str) -> None:
    asked: dict[str, set[str]] = {}
    for path in sorted((PACKS / name / "procedures").glob("*.yaml")):
        for body in yaml.safe_load(path.read_text("utf-8"))["procedures"]:
            asked[body["code"]] = {document["key"] for document in body["documents"]}
    listed = yaml.safe_load((PACKS / name / "papers.yaml").read_text("utf-8"))["kinds"]
    results = [code for kind in listed for code in kind.get("results", [])]
    assert len(results) == len(set(results))
    assert set(results) <= set(asked)
    for pair in (pair for kind in listed for pair in kind.get("documents", [])):
        code, _colon, key = pair.partition(":")
        assert key in asked[code], pair
