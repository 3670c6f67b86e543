"""People find the right procedure in their own words."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from hamrong.kernel.pack.interface import open_pack
from hamrong.service.procedures.actions.load_procedures import load
from hamrong.service.procedures.interface import Filters, LifeEvent, browse, search
from hamrong.service.procedures.models import (
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
# The second, indirect and long-winded, was asked only afterwards and never tuned for: 0.68, 0.76.
EVERYDAY = asked("everyday.txt")
UNSEEN = asked("unseen.txt")
# The third was judged before it was asked: 0.78 first, 0.89 in three. Its misses then gave new
# everyday words, so today's figure shows that those words work, not how strangers fare.
JUDGED = asked("judged.txt")


@pytest.fixture(scope="module", autouse=True)
def catalogue(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Load the whole shipped catalogue once for the module."""
    with django_db_blocker.unblock():
        load(open_pack("thanhhoa"))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE procedures_listing, procedures_word, procedures_synonym")
    yield
    with django_db_blocker.unblock():
        for table in (Listing, Word, Synonym, RawProcedure, ProcedureVersion, Procedure):
            table.objects.all().delete()


def found(question: str) -> list[str]:
    return [row.code for row in search(question).rows]


def recall(questions: list[tuple[str, set[str]]], places: int) -> float:
    hits = sum(bool(codes & set(found(q)[:places])) for q, codes in questions)
    return hits / len(questions)


def test_everyday_questions_find_their_procedure() -> None:
    assert recall(EVERYDAY, 3) >= 0.98
    assert recall(EVERYDAY, 1) >= 0.95


def test_questions_nobody_prepared_for_mostly_find_theirs() -> None:
    assert recall(UNSEEN, 3) >= 0.72
    assert recall(UNSEEN, 1) >= 0.64


def test_questions_judged_before_they_were_asked_find_theirs() -> None:
    assert recall(JUDGED, 3) >= 0.94
    assert recall(JUDGED, 1) >= 0.88


def test_two_hundred_questions_are_judged_each_once() -> None:
    questions = [question for question, _ in EVERYDAY + UNSEEN + JUDGED]
    assert len(questions) == len(set(questions)) >= 200
    known = set(Listing.objects.values_list("code", flat=True))
    assert all(codes & known for _, codes in EVERYDAY + UNSEEN + JUDGED)


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
    assert len(queries) <= 3
    assert len(page.rows) <= 20


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
    assert page.total == Listing.objects.count()
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
    assert ways.total == Listing.objects.count() == sum(f.total for f in ways.life_events)
    assert [level.key for level in ways.levels] == ["commune", "district", "province"]
    assert all(facet.icon for facet in ways.life_events)
