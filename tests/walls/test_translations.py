"""Every text on screen can be read in English."""

import pytest
from babel.messages.catalog import Catalog
from django.utils import translation
from django.utils.translation import gettext, ngettext
from house.messages import LOCALES, catalogue, read, unmarked
from house.pack_texts import catalogues
from house.translations import faults, incomplete, packs, unequal

PATH = LOCALES / "en" / "LC_MESSAGES" / "django.po"


@pytest.fixture(scope="module")
def texts() -> Catalog:
    return catalogue("en")


def test_every_text_of_code_and_templates_is_translated_and_none_is_left_over(
    texts: Catalog,
) -> None:
    assert list(incomplete(read(PATH), texts)) == []


def test_every_translation_carries_the_placeholders_and_markup_of_its_text() -> None:
    assert list(unequal(read(PATH))) == []


def test_every_text_is_marked_whole() -> None:
    assert list(unmarked()) == []


def test_the_compiled_catalogue_is_that_of_the_texts() -> None:
    assert [*faults(LOCALES), *(f for path in catalogues() for f in faults(path.parents[2]))] == []


def test_every_text_of_a_pack_that_speaks_english_has_its_english() -> None:
    assert [path.parents[3].name for path in catalogues()] == ["thanhhoa"]
    assert list(packs()) == []


def test_pages_speak_english_to_who_asks_for_it() -> None:
    with translation.override("en"):
        assert gettext("Đăng nhập") == "Log in"
        told = [
            ngettext("%(count)s ngày làm việc", "%(count)s ngày làm việc", n) % {"count": n}
            for n in (1, 2)
        ]
    assert told == ["1 working day", "2 working days"]
    assert gettext("Đăng nhập") == "Đăng nhập"
