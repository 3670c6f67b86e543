"""A pack is a folder of checked files."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from hamrong.kernel.pack.interface import Pack, PackError, open_pack

MANIFEST = "name: p\ntitle: P\nprovince_code: H01\norganisation_date: 2024-12-31\n"


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    (tmp_path / "pack.yaml").write_text(MANIFEST)
    return open_pack(tmp_path)


@pytest.mark.parametrize("name", ["thanhhoa", "mini"])
def test_the_packs_of_the_platform_open_by_name(name: str) -> None:
    pack = open_pack(name)
    assert pack.name == name


def test_the_demonstration_shows_the_organisation_of_a_date() -> None:
    assert open_pack("thanhhoa").organisation_date == date(2024, 12, 31)
    assert open_pack("mini").organisation_date is None


def test_an_unknown_pack_names_the_known_ones() -> None:
    with pytest.raises(
        PackError,
        match="there is no such pack; the platform comes with mini, thanhhoa",
    ):
        open_pack("x")


def test_a_wrong_manifest_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("name: p\ntitle: 3\nprovince_code: H56\n")
    with pytest.raises(PackError, match=r"pack\.yaml:2: title: must be a text"):
        open_pack(tmp_path)


def test_files_are_listed_in_order(pack: Pack) -> None:
    (pack.root / "areas").mkdir()
    for name in ("b.yaml", "a.yaml", "c.csv"):
        (pack.root / "areas" / name).write_text("x")
    assert pack.files("areas/*.yaml") == ["areas/a.yaml", "areas/b.yaml"]
    assert pack.has("areas/c.csv")
    assert not pack.has("areas/d.csv")


def test_csv_rows_know_their_line(pack: Pack) -> None:
    (pack.root / "a.csv").write_text('﻿code,name\n1,"Xã\nA"\n2, Xã B \n', encoding="utf-8")
    rows = list(pack.csv("a.csv", ("code", "name")))
    assert rows[1] == (4, {"code": "2", "name": "Xã B"})


def test_csv_faults_name_the_row(pack: Pack) -> None:
    (pack.root / "a.csv").write_text("code,name\n1,A\n2\n")
    with pytest.raises(PackError, match=r"a\.csv:3: 1 cells, but the heading has 2"):
        list(pack.csv("a.csv"))
    with pytest.raises(PackError, match=r"a\.csv:1: the column 'level' is missing"):
        list(pack.csv("a.csv", ("level",)))


def test_json_lines_know_their_line_and_tell_a_broken_one(pack: Pack) -> None:
    with gzip.open(pack.root / "a.jsonl.gz", "wt") as stream:
        stream.write('{"a": 1}\n{"a": 2}\n{\n')
    rows = pack.jsonl("a.jsonl.gz")
    assert [next(rows), next(rows)] == [(1, {"a": 1}), (2, {"a": 2})]
    with pytest.raises(PackError, match=r"a\.jsonl\.gz:3: this is no JSON"):
        next(rows)


def test_a_damaged_archive_is_told(pack: Pack) -> None:
    whole = gzip.compress(b'{"a": 1}\n' * 1000)
    (pack.root / "a.jsonl.gz").write_bytes(whole[:-20])
    with pytest.raises(PackError, match="damaged"):
        list(pack.jsonl("a.jsonl.gz"))


def test_what_is_missing_outside_or_no_text_is_told(pack: Pack) -> None:
    (pack.root / "bad.yaml").write_bytes(b"a: \xff\xfe")
    for name, words in (
        ("none.yaml", "the file is missing"),
        ("../x.yaml", "outside the pack"),
        ("bad.yaml", "UTF-8"),
    ):
        with pytest.raises(PackError, match=words):
            pack.read(name)
