"""What the page of a procedure is told."""

from datetime import date

import pytest
from django.utils.translation import override
from tests.factories.procedures import make_procedure, make_raw_procedure

from hamrong.kernel.calendar.interface import Term, TermUnit
from hamrong.kernel.ids.interface import uuid7
from hamrong.service.procedures.interface import (
    Way,
    fee_total,
    fee_words,
    procedure,
    raw_procedure,
    term_for,
    total_words,
    version,
    versions,
)

pytestmark = pytest.mark.django_db


def test_it_says_who_where_when_and_what_in_words() -> None:
    view = make_procedure()
    assert view.decided_by == "Ủy ban nhân dân cấp xã"
    assert view.received_by == "Bộ phận một cửa của Ủy ban nhân dân cấp xã"
    assert view.time.words == "Trong ngày; nhận sau 15 giờ thì trả vào ngày làm việc tiếp theo"
    assert view.online_words == "Trực tuyến một phần (mức độ 4)"
    assert view.online_reasons == ("Phải xuất trình bản chính tại bộ phận một cửa.",)
    assert [d.way for d in view.documents] == [Way.FORM, Way.SUBMIT, Way.SUBMIT, Way.PRESENT]
    assert [d.required for d in view.documents] == [True, True, False, True]


def test_terms_are_what_the_calendar_counts() -> None:
    assert term_for(make_procedure()) == Term(0, TermUnit.SAME_DAY)
    days = make_procedure(code="1.000002", time={"value": 3, "unit": "working_days"})
    assert term_for(days) == Term(3, TermUnit.WORKING_DAYS)
    assert days.time.words == "3 ngày làm việc"
    months = make_procedure(
        code="1.000003", time={"value": 2, "unit": "months", "note": "không bị thu giữ"}
    )
    assert months.time.words == "2 tháng (không bị thu giữ)"


def test_cases_have_their_own_terms() -> None:
    house = {"key": "nha-o", "name": "Nhà ở", "time": {"value": 15, "unit": "calendar_days"}}
    view = make_procedure(time=None, cases=[house])
    assert view.time.words == "15 ngày"
    assert term_for(view, "nha-o") == Term(15, TermUnit.CALENDAR_DAYS)


def test_fees_are_amounts_or_left_to_the_rule() -> None:
    fees = [
        {"name": "Lệ phí", "amount": 135000, "online_amount": 115000},
        {"name": "Phí", "amount": 2000, "per": "trang"},
        {"name": "Khác", "amount": None},
        {"name": "Miễn", "amount": 0},
        {
            "name": "Chứng thực",
            "amount": 2000,
            "per": "trang",
            "tiers": [{"since": 3, "amount": 1000}],
            "cap": 200000,
        },
    ]
    named = [{"key": f"dong-{n}", "kind": "charge", **fee} for n, fee in enumerate(fees)]
    view = make_procedure(fees=named)
    said = [fee_words(fee) for fee in view.fees]
    assert said[:4] == ["115.000 đồng", "2.000 đồng mỗi trang", "Theo quy định", "Không thu"]
    assert said[4] == (
        "2.000 đồng mỗi trang, từ trang thứ 3: 1.000 đồng, tối đa 200.000 đồng mỗi bản"
    )
    assert total_words(fee_total(view, on=date(2024, 1, 2))) == "Theo quy định"
    assert fee_words(view.fees[0], online=False) == "135.000 đồng"


def test_a_department_decides_and_receives() -> None:
    view = make_procedure(level="province", department="Sở Tư pháp")
    assert view.decided_by == "Sở Tư pháp"
    assert view.received_by == "Bộ phận một cửa của Sở Tư pháp"


def test_several_versions_come_in_one_query(
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    ids = [make_procedure(code=f"1.00000{n}").version_id for n in range(5)]
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert versions([*ids, uuid7()]).keys() == set(ids)


def test_a_version_that_never_was_is_an_error() -> None:
    with pytest.raises(LookupError):
        version(uuid7())


@pytest.mark.parametrize(
    "code", ["", "9.999999", "\x00", "\ud800", "x" * 10_000, "1.001193' OR '1'='1"]
)
def test_a_code_that_is_none_finds_nothing(code: str) -> None:
    assert procedure(code) is None
    assert raw_procedure(code) is None


def test_a_raw_record_is_shown_as_published_and_cannot_be_filed() -> None:
    make_raw_procedure(
        name="Cấp giấy phép",
        methods=[
            {"way": "ONLINE", "time": "-", "unit": "OTHER", "note": "Theo lịch"},
            {
                "way": "DIRECT",
                "time": 1.5,
                "unit": "HOUR",
                "fees": [{"kind": "FEE", "value": 20, "note": "20.000 đ"}, {"kind": "FEE"}],
            },
        ],
        papers=[
            {"group": "Nộp", "name": "Đơn", "code": "a", "originals": 1},
            {"group": "Nộp", "name": "Lưu ý: ghi rõ", "code": "b"},
            {"code": "c"},
        ],
    )
    view = raw_procedure("1.009999")
    assert view is not None
    assert not view.fileable
    assert "chưa nộp trực tuyến được" in view.reason
    assert [way.time_words for way in view.ways] == ["", "1,5 giờ"]
    assert [(fee.amount, fee.note) for fee in view.ways[1].fees] == [(None, "20.000 đ"), (None, "")]
    assert view.groups[0].papers[0].name == "Đơn"
    assert view.groups[0].notes == ("Lưu ý: ghi rõ",)


def test_words_follow_the_language_of_the_reader() -> None:
    code = make_procedure().code
    with override("en"):
        view = procedure(code)
    assert view is not None
    assert view.time.words
