"""People find the right procedure in their own words."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker
from tests.factories.directory import make_areas

from hamrong.foundation.directory.actions.load_agencies import load_agencies
from hamrong.foundation.directory.models import Agency, Area, Unit
from hamrong.kernel.pack.interface import open_pack
from hamrong.service.procedures.actions.load_procedures import load
from hamrong.service.procedures.interface import (
    Filters,
    Kind,
    LifeEvent,
    Wanted,
    browse,
    find,
    search,
    suggest,
)
from hamrong.service.procedures.models import (
    Guide,
    Listing,
    Procedure,
    ProcedureVersion,
    RawProcedure,
    Synonym,
    Word,
)

pytestmark = pytest.mark.django_db


def asked(file: str) -> list[tuple[str, set[str]]]:
    """Read a set of questions: the words, a bar, the codes that answer them."""
    lines = (Path(__file__).parent / file).read_text(encoding="utf-8").splitlines()
    return [(q, set(codes.split(","))) for q, _, codes in (line.partition("|") for line in lines)]


# The first set was at hand while the everyday words were collected: 0.97 first, 1.0 in three.
# The second, indirect and long-winded, was asked only afterwards and never tuned for: 0.72, 0.80.
EVERYDAY = asked("everyday.txt")
UNSEEN = asked("unseen.txt")
# The third was judged before it was asked: 0.78 first, 0.89 in three. Its misses then gave new
# everyday words, so today's figure shows that those words work, not how strangers fare.
JUDGED = asked("judged.txt")
# The fourth asks for guides, questions and agencies too. It was judged before it was asked.
MIXED = asked("mixed.txt")
# The fifth asks in English: 62 questions of the words' author, 47 longer ones written before they
# were asked: 0.38 first, 0.43 in three. Their misses then gave new words.
ENGLISH = asked("english.txt")


# A few areas of the end of 2024 (all 700 take seconds to load); the district was dissolved later.
PLACES = [
    ("38", "Tỉnh Thanh Hóa", "province", "", None),
    ("380", "Thành phố Thanh Hóa", "district", "38", None),
    ("399", "Huyện Hoằng Hóa", "district", "38", date(2025, 7, 1)),
    ("15880", "Xã Hoằng Phú", "commune", "399", None),
    ("15979", "Xã Hoằng Phụ", "commune", "399", None),
]


@pytest.fixture(scope="module", autouse=True)
def catalogue(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Load the whole shipped catalogue once for the module."""
    with django_db_blocker.unblock():
        make_areas(PLACES)
        load_agencies(open_pack("thanhhoa"))
        load(open_pack("thanhhoa"))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE procedures_listing, procedures_word, procedures_synonym")
    yield
    with django_db_blocker.unblock():
        for table in (Listing, Guide, Word, Synonym, RawProcedure, ProcedureVersion, Procedure):
            table.objects.all().delete()
        Unit.objects.all().delete()
        for table in (Agency, Area):
            table.objects.update(parent=None)
            table.objects.all().delete()


@pytest.fixture(autouse=True)
def with_districts(settings: Any) -> None:
    """The organisation of the end of 2024."""
    settings.ORGANISATION_DATE = date(2024, 12, 31)


def found(question: str) -> list[str]:
    return [row.code for row in search(question).rows]


def recall(questions: list[tuple[str, set[str]]], places: int) -> float:
    hits = sum(bool(codes & set(found(q)[:places])) for q, codes in questions)
    return hits / len(questions)


def test_everyday_questions_find_their_procedure() -> None:
    assert recall(EVERYDAY, 3) >= 0.98
    assert recall(EVERYDAY, 1) >= 0.95


def test_questions_nobody_prepared_for_mostly_find_theirs() -> None:
    assert recall(UNSEEN, 3) >= 0.76
    assert recall(UNSEEN, 1) >= 0.68


def test_questions_judged_before_they_were_asked_find_theirs() -> None:
    assert recall(JUDGED, 3) >= 0.97
    assert recall(JUDGED, 1) >= 0.92


def test_english_questions_find_their_procedure() -> None:
    assert recall(ENGLISH, 3) >= 0.98
    assert recall(ENGLISH, 1) >= 0.95


def recall_of_all(questions: list[tuple[str, set[str]]], places: int) -> float:
    hits = [{hit.key for hit in find(q).hits[:places]} & keys for q, keys in questions]
    return sum(map(bool, hits)) / len(hits)


def test_questions_find_their_guide_answer_agency_or_procedure_among_all() -> None:
    assert recall_of_all(MIXED, 3) >= 0.9
    assert recall_of_all(MIXED, 1) >= 0.7


def test_procedures_are_found_as_well_among_guides_and_agencies() -> None:
    assert recall_of_all(EVERYDAY + JUDGED, 3) >= 0.94
    assert recall_of_all(EVERYDAY + JUDGED, 1) >= 0.88


def test_two_hundred_questions_are_judged_each_once() -> None:
    judged = EVERYDAY + UNSEEN + JUDGED + ENGLISH
    questions = [question for question, _ in judged]
    assert len(questions) == len(set(questions)) >= 200
    known = set(Listing.objects.values_list("code", flat=True))
    assert not [codes - known for _, codes in judged if codes - known]
    assert len({question for question, _ in MIXED}) == len(MIXED) >= 60
    known |= set(Agency.objects.values_list("code", flat=True))
    assert not [keys - known for _, keys in MIXED if keys - known]


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("khai sinh", "1.001193"),
        ("giay phep xay dung", "1.009994"),
        ("làm giấy khai sinh cho cháu", "1.001193"),
        ("1.004194", "1.004194"),
    ],
)
def test_the_promised_questions_find_theirs_first(question: str, code: str) -> None:
    assert found(question)[0] == code


def test_slips_are_mended_and_said() -> None:
    page = search("khia sinhh")
    assert page.corrected == "khai sinh"
    assert page.rows[0].code == "1.001193"


def test_a_code_both_curated_and_national_is_shown_once() -> None:
    codes = found("đăng ký khai sinh")
    assert len(codes) == len(set(codes))
    assert codes.count("1.001193") == 1


@pytest.mark.parametrize(
    "question",
    [
        "",
        "   ",
        "\x00",
        "khai\x00sinh",
        "😀",
        "x" * 10_240,
        "khai sinh " * 1_024,
        "'; DROP TABLE procedures_listing; --",
        "khai & sinh | !ket <-> :*",
        "%_\\%",
        "((((",
        "中文",
        "a",
        "\ud800",
        "1.001193' OR 1=1",
    ],
)
def test_any_question_is_safe_and_bounded(question: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        page = search(question)
    assert len(queries) <= 4
    assert len(page.rows) <= 20
    with CaptureQueriesContext(connection) as queries:
        mixed = find(question)
    assert len(queries) <= 8
    assert len(mixed.hits) <= 20 + 3 + 20
    with CaptureQueriesContext(connection) as queries:
        assert len(suggest(question)) <= 8
    assert len(queries) <= 10


def test_a_question_without_slips_takes_two_queries() -> None:
    with CaptureQueriesContext(connection) as queries:
        search("làm giấy khai sinh cho cháu")
    assert len(queries) == 2


def test_filters_narrow_and_pages_do_not_overlap() -> None:
    land = Filters(field="Đất đai")
    first, second = search("đất", filters=land), search("đất", filters=land, page=2)
    assert {row.field for row in first.rows} == {"Đất đai"}
    assert not {r.code for r in first.rows} & {r.code for r in second.rows}
    assert first.total == second.total > 20
    assert search("đất", filters=land, page=500).rows == ()
    assert search("đất", filters=Filters(level="commune")).total < search("đất").total
    assert search("", filters=Filters(life_event=LifeEvent.DEATH)).total > 20
    assert search("", filters=Filters(field="\x00")).total == 0


def test_without_a_question_everything_is_listed_curated_first() -> None:
    page = search("", page=-3)
    assert page.total == Listing.objects.filter(kind=Kind.PROCEDURE).count()
    assert all(row.curated for row in page.rows)
    assert len(search("", page=2).rows) == 20


def test_a_search_is_quick() -> None:
    """Measured alone on two cores: 21 ms on average, 55 ms at most; a busy machine is slower."""
    times = []
    for question, _ in EVERYDAY:
        start = perf_counter()
        search(question)
        times.append(perf_counter() - start)
    assert sorted(times)[len(times) // 2] < 0.25


def test_browsing_counts_the_whole_catalogue_in_one_query() -> None:
    with CaptureQueriesContext(connection) as queries:
        ways = browse()
    assert len(queries) == 1
    procedures = Listing.objects.filter(kind=Kind.PROCEDURE).count()
    assert ways.total == procedures == sum(f.total for f in ways.life_events)
    assert [level.key for level in ways.levels] == ["commune", "district", "province"]
    assert all(facet.icon for facet in ways.life_events)


def test_each_kind_can_be_looked_at_alone_with_the_same_counts() -> None:
    everything = find("khai sinh")
    for kind in (Wanted.PROCEDURE, Wanted.QUESTION):
        alone = find("khai sinh", kind=kind)
        assert {hit.kind for hit in alone.hits} == {kind.value}
        assert alone.counts == everything.counts
    assert find("", kind=Wanted.GUIDE).total == Guide.objects.filter(kind=Kind.GUIDE).count()
    assert find("khai sinh", kind=Wanted.AGENCY).hits == ()


def test_a_field_or_a_level_leaves_procedures_only() -> None:
    found = find("khai sinh", filters=Filters(level="commune"))
    assert set(found.counts) == {"procedure"}
    assert {hit.kind for hit in find("", filters=Filters(level="commune")).hits} == {"procedure"}


def test_following_pages_go_on_with_procedures_and_repeat_nothing() -> None:
    first, second = find("giấy phép"), find("giấy phép", page=2)
    assert {hit.kind for hit in second.hits} == {"procedure"}
    assert not {hit.key for hit in first.hits} & {hit.key for hit in second.hits}
    assert find("giấy phép", page=500).counts == first.counts


def test_marks_tell_places_of_the_same_letters_apart() -> None:
    assert [hit.name for hit in find("ubnd xã Hoằng Phụ").hits] == ["Ủy ban nhân dân xã Hoằng Phụ"]
    assert len(find("xa hoang phu").hits) == 2


def test_a_place_named_beside_a_matter_does_not_hide_the_procedure() -> None:
    found = find("đăng ký kết hôn xã hoằng phú")
    assert found.hits[0].key == "1.000894"
    assert found.counts["agency"] == 1


def test_agencies_are_those_of_the_day(settings: Any) -> None:
    assert find("ubnd huyện Hoằng Hóa").counts == {"agency": 1}
    settings.ORGANISATION_DATE = date(2025, 7, 1)
    assert "agency" not in find("ubnd huyện Hoằng Hóa", kind=Wanted.PROCEDURE).counts


def test_an_agency_is_found_with_a_slip() -> None:
    assert find("uy ban xa hoang phuu").hits[0].kind == "agency"


def test_half_a_word_already_suggests() -> None:
    assert suggest("khai si")[0].key == "1.001193"
    assert "quen-mat-khau" in {hit.key for hit in suggest("quên mật k")}
