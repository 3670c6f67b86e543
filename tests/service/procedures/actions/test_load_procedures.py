"""A pack's procedures are loaded whole or refused with file and line."""

import gzip
import json
from pathlib import Path

import pytest
import yaml
from tests.factories.packs import PACKS
from tests.factories.procedures import BODY, make_record

from hamrong.kernel.pack.interface import PackError, open_pack
from hamrong.service.procedures.actions.load_procedures import load
from hamrong.service.procedures.interface import procedure, raw_procedure, search
from hamrong.service.procedures.models import Listing, ProcedureVersion, RawProcedure

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "procedures").mkdir()
    (tmp_path / "search").mkdir()
    manifest = "name: thu\ntitle: Thử\nprovince_code: H56\n"
    (tmp_path / "pack.yaml").write_text(manifest, encoding="utf-8")
    return tmp_path


def say(folder: Path, *bodies: object, file: str = "a.yaml", begins: str = "2019-01-01") -> None:
    text = yaml.safe_dump({"valid_from": begins, "procedures": list(bodies)}, allow_unicode=True)
    (folder / "procedures" / file).write_text(text, encoding="utf-8")


def faults(folder: Path) -> list[str]:
    with pytest.raises(PackError) as caught:
        load(open_pack(str(folder)))
    return [f"{fault.file}:{fault.line}" for fault in caught.value.faults]


def test_the_mini_pack_loads_and_a_second_load_changes_nothing() -> None:
    assert load(open_pack("mini")).loaded == 6
    again = load(open_pack("mini"))
    assert (again.loaded, again.changed) == (6, 0)
    assert ProcedureVersion.objects.count() == 6
    assert all(p is not None for p in map(procedure, ("1.000001", "1.000002", "2.000003")))


@pytest.mark.parametrize("name", ["mini", "thanhhoa"])
def test_shipped_procedures_name_a_form_of_their_own(name: str) -> None:
    for path in sorted((PACKS / name / "procedures").glob("*.yaml")):
        for body in yaml.safe_load(path.read_text(encoding="utf-8"))["procedures"]:
            assert body["form"] == f"tt-{body['code']}"


def test_a_raw_record_of_a_curated_procedure_is_listed_once(folder: Path) -> None:
    say(folder, dict(BODY))
    records = [make_record("1.001193", name="Thủ tục đăng ký khai sinh"), make_record("1.000009")]
    lines = "\n".join(json.dumps(record) for record in records)
    (folder / "procedures" / "national.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    load(open_pack(str(folder)))
    assert set(Listing.objects.values_list("code", "curated")) == {
        ("1.001193", True),
        ("1.000009", False),
    }
    assert raw_procedure("1.001193") is not None


def test_a_pack_without_the_national_catalogue_clears_it(folder: Path) -> None:
    (folder / "procedures" / "national.jsonl.gz").write_bytes(
        gzip.compress(json.dumps(make_record()).encode())
    )
    load(open_pack(str(folder)))
    (folder / "procedures" / "national.jsonl.gz").unlink()
    load(open_pack(str(folder)))
    assert not RawProcedure.objects.exists()
    assert not Listing.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"level": "village"},
        {"online_level": 5},
        {"life_event": "lottery"},
        {"time": {"unit": "working_days"}},
        {"time": {"unit": "same_day", "value": 1}},
        {"time": {"unit": "weeks", "value": 1}},
        {"fees": [{"name": "Lệ phí", "amount": -1}]},
        {"documents": []},
        {"documents": [{"key": "Tờ khai", "name": "Tờ khai", "way": "form"}]},
        {"cases": [{"key": "a", "name": "A", "time": {"unit": "same_day"}}]},
        {"surprise": True},
        {"code": "1.1"},
    ],
)
def test_what_a_procedure_may_not_say_is_named_with_its_line(
    folder: Path, wrong: dict[str, object]
) -> None:
    say(folder, {**BODY, **wrong})
    assert faults(folder)[0].startswith("procedures/a.yaml:")
    assert not ProcedureVersion.objects.exists()


def test_codes_and_keys_given_twice_are_named(folder: Path) -> None:
    twice = [{"key": "don", "name": "Đơn", "way": "submit"}] * 2
    say(folder, {**BODY, "documents": twice})
    say(folder, dict(BODY), file="b.yaml")
    found = faults(folder)
    assert [place.partition(":")[0] for place in found] == [
        "procedures/a.yaml",
        "procedures/b.yaml",
    ]


def test_a_day_that_does_not_exist_is_named(folder: Path) -> None:
    say(folder, dict(BODY), begins="2019-02-31")
    assert faults(folder)[0].startswith("procedures/a.yaml:")


@pytest.mark.parametrize(
    "content",
    [b"not gzip", gzip.compress(b"{}")[:-6], gzip.compress(b"{")],
    ids=["not gzip", "cut short", "not JSON"],
)
def test_a_broken_snapshot_is_named(folder: Path, content: bytes) -> None:
    (folder / "procedures" / "national.jsonl.gz").write_bytes(content)
    assert faults(folder) == ["procedures/national.jsonl.gz:1"]


def test_everyday_words_of_the_pack_are_searched_and_replaced(folder: Path) -> None:
    say(folder, dict(BODY))
    words = folder / "search" / "synonyms.yaml"
    words.write_text("synonyms: [{say: [đẻ con], mean: khai sinh}]\nweak: [ạ]\n", "utf-8")
    load(open_pack(str(folder)))
    assert [row.code for row in search("de con ạ").rows] == ["1.001193"]
    words.write_text("synonyms: [{say: [em bé], mean: khai sinh, first: ['9.999999']}]", "utf-8")
    report = load(open_pack(str(folder)))
    assert "không có thủ tục 9.999999" in report.warnings[0]
    assert search("em bé").total == 1
    assert search("de con").total == 0


def test_everyday_words_of_another_language_stand_in_a_file_beside_and_take_any_order(
    folder: Path,
) -> None:
    say(folder, dict(BODY))
    (folder / "search" / "english.yaml").write_text(
        "synonyms: [{say: [child's birth paper], mean: khai sinh, first: ['1.001193']}]", "utf-8"
    )
    load(open_pack(str(folder)))
    for asked in ("child's birth paper", "child’s birth paper", "a paper about birth"):
        assert [row.code for row in search(asked).rows] == ["1.001193"], asked


def test_a_phrase_said_twice_is_named(folder: Path) -> None:
    (folder / "search" / "synonyms.yaml").write_text(
        "synonyms:\n  - {say: [cưới], mean: kết hôn}\n  - {say: [Cưới], mean: cưới hỏi}\n", "utf-8"
    )
    assert faults(folder) == ["search/synonyms.yaml:3"]


def test_a_condition_on_a_question_nobody_asks_is_named_with_its_line(folder: Path) -> None:
    paper = {"key": "don", "name": "Đơn", "way": "submit", "when": "khi", "if": {"ai": "co"}}
    say(folder, {**BODY, "documents": [paper]})
    (found,) = faults(folder)
    line = int(found.partition(":")[2])
    said = (folder / "procedures" / "a.yaml").read_text(encoding="utf-8").splitlines()
    assert "ai: co" in said[line - 1]
