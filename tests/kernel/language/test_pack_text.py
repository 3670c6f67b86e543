"""Texts of the pack: English where there is some, else Vietnamese that says it is."""

from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.template import Context, Template
from django.utils.translation import override, trans_real

from hamrong.kernel.language.interface import as_written, filled, stays_vietnamese, told, told_plain

KNOWN, UNKNOWN = "Đơn xin thử", "Đơn <b>lạ</b>"


@pytest.fixture(autouse=True)
def pack_with_english(tmp_path: Path, settings: Any, monkeypatch: Any) -> None:
    texts = Catalog(locale="en")
    texts.add(KNOWN, "Trial request at Hàm Rồng", context="pack")
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "django.mo").open("wb") as handle:
        write_mo(handle, texts)
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, tmp_path]
    monkeypatch.setattr(trans_real, "_translations", {})


def drawn(text: str, said: str) -> str:
    return Template("{% load told %}" + text).render(Context({"said": said}))


def test_a_text_with_english_is_english_on_an_english_page_and_not_marked() -> None:
    with override("en"):
        assert told(KNOWN) == told_plain(KNOWN) == "Trial request at Hàm Rồng"
        assert not stays_vietnamese(KNOWN)


def test_a_text_without_english_is_marked_as_vietnamese_and_escaped() -> None:
    with override("en"):
        assert told(UNKNOWN) == '<span lang="vi">Đơn &lt;b&gt;lạ&lt;/b&gt;</span>'
        assert told_plain(UNKNOWN) == UNKNOWN
        assert drawn("<option{{ said|told_lang }}>", UNKNOWN) == '<option lang="vi">'
        assert told("A1") == "A1"
        assert told("") == drawn("{{ said|told }}", "") == ""


def test_what_people_wrote_is_never_translated_only_marked_once() -> None:
    with override("en"):
        assert as_written(KNOWN) == f'<span lang="vi">{KNOWN}</span>'
        assert as_written(as_written(KNOWN)) == as_written(KNOWN)


def test_a_sentence_is_filled_with_what_people_wrote_and_only_that_is_marked() -> None:
    said = {"reason": "Thiếu <trang>", "round": 2}
    with override("en"):
        assert filled("Round %(round)s: %(reason)s", said) == (
            'Round 2: <span lang="vi">Thiếu &lt;trang&gt;</span>'
        )
    assert filled("Lần %(round)s: %(reason)s", said) == "Lần 2: Thiếu &lt;trang&gt;"


def test_the_official_name_stands_beside_its_translation_only() -> None:
    with override("en"):
        shown = drawn('{% official_name said "soft" %}', KNOWN)
        assert shown == f'<span class="soft" lang="vi">{KNOWN}</span>'
        assert drawn('{% official_name said "soft" %}', UNKNOWN) == ""


def test_on_vietnamese_pages_nothing_changes() -> None:
    for text in (KNOWN, UNKNOWN, ""):
        assert told(text) == told_plain(text) == as_written(text) == text
        assert drawn('{% official_name said "soft" %}{{ said|told_lang }}', text) == ""
    assert drawn("{{ said|told_list }}", KNOWN) == ", ".join(KNOWN)
