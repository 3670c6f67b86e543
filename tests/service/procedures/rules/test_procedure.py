"""What a procedure asks of people."""

from dataclasses import replace
from datetime import date

import pytest

from hamrong.kernel.ids.interface import uuid7
from hamrong.service.procedures.rules.fees import Fee, FeeTotal
from hamrong.service.procedures.rules.procedure import (
    Case,
    Document,
    LifeEvent,
    ProcedureView,
    Time,
    TimeUnit,
    UnknownCaseError,
    Way,
    case_of,
    credible_fee,
    fee_total,
    fees_for,
    online_facts,
    still_required,
    time_for,
    to_present,
)

DAY = date(2024, 1, 2)
DAYS = Time(3, TimeUnit.WORKING_DAYS)
HOUSE = Case("nha-o", "Nhà ở", Time(15, TimeUnit.CALENDAR_DAYS), (Fee("Lệ phí", 75_000),))
WORKS = Case("cong-trinh", "Công trình", Time(20, TimeUnit.CALENDAR_DAYS), ())


def view(**parts: object) -> ProcedureView:
    made = ProcedureView(
        version_id=uuid7(),
        version=1,
        valid_from=date(2019, 1, 1),
        valid_to=None,
        code="1.000001",
        name="Thủ tục",
        field="Hộ tịch",
        level="commune",
        department="",
        received_at="commune",
        life_event=LifeEvent.BIRTH,
        online_level=4,
        online_words="",
        decided_by="",
        received_by="",
        cases=(),
        documents=(),
        time=DAYS,
        extended=None,
        fees=(),
        result_name="Giấy",
        basis=(),
        form_key="",
        process_key="",
        fileable=True,
        verified=True,
    )
    return replace(made, **parts)  # type: ignore[arg-type]


def test_a_procedure_without_cases_has_its_own_term() -> None:
    assert time_for(view()) == DAYS


def test_a_case_has_its_own_term() -> None:
    assert time_for(view(cases=(HOUSE, WORKS)), "cong-trinh").value == 20


def test_an_extended_term_is_given_only_when_asked_for() -> None:
    longer = Time(23, TimeUnit.WORKING_DAYS, when="khi phải xác minh")
    asked = view(extended=longer)
    assert time_for(asked) == DAYS
    assert time_for(asked, extended=True) == longer
    assert time_for(view(), extended=True) == DAYS


@pytest.mark.parametrize(("cases", "key"), [((), "nha-o"), ((HOUSE,), ""), ((HOUSE,), "khac")])
def test_a_case_that_is_not_there_is_refused(cases: tuple[Case, ...], key: str) -> None:
    with pytest.raises(UnknownCaseError):
        case_of(view(cases=cases), key)


def test_a_case_without_fees_costs_what_the_procedure_costs() -> None:
    fees = (Fee("Phí", 200_000),)
    asked = view(cases=(HOUSE, WORKS), fees=fees)
    assert fees_for(asked, "cong-trinh") == fees
    assert fees_for(asked, "nha-o") == HOUSE.fees


@pytest.mark.parametrize(
    ("fees", "total"),
    [
        ((), FeeTotal(0, exact=True)),
        ((Fee("a", 50_000, 0), Fee("b", 100_000)), FeeTotal(100_000, exact=True)),
        ((Fee("a", 0), Fee("late", 5_000, when="quá hạn")), FeeTotal(0, exact=False)),
        ((Fee("a", 2_000, per="trang"),), FeeTotal(None, exact=False)),
        ((Fee("a", None),), FeeTotal(None, exact=False)),
        ((Fee("a", 100_000, note="HĐND tỉnh"),), FeeTotal(100_000, exact=False)),
    ],
)
def test_the_total_adds_what_everyone_pays_and_never_guesses(
    fees: tuple[Fee, ...], total: FeeTotal
) -> None:
    assert fee_total(view(fees=fees), on=DAY) == total


def test_the_total_at_the_desk_leaves_out_online_reductions() -> None:
    asked = view(fees=(Fee("Lệ phí", 135_000, online_amount=115_000),))
    assert fee_total(asked, on=DAY, online=False).amount == 135_000
    assert fee_total(asked, on=DAY, online=True).amount == 115_000


def test_only_unconditional_papers_to_attach_stay_required() -> None:
    papers = (
        Document("to-khai", "Tờ khai", Way.FORM),
        Document("chung-sinh", "Giấy chứng sinh", Way.SUBMIT),
        Document("uy-quyen", "Ủy quyền", Way.SUBMIT, required=False, when="khi ủy quyền"),
        Document("tuy-than", "Giấy tờ tùy thân", Way.PRESENT),
    )
    asked = view(documents=papers)
    assert still_required(asked, ()) == (papers[1],)
    assert still_required(asked, {"chung-sinh"}) == ()
    assert to_present(asked) == (papers[3],)


@pytest.mark.parametrize(
    ("value", "fee"),
    [(0, None), (100, None), (None, None), ("x", None), (True, None), (5e4, 50_000)],
)
def test_amounts_of_the_catalogue_that_cannot_be_right_are_not_shown(
    value: object, fee: int | None
) -> None:
    assert credible_fee(value) == fee


def test_what_the_online_level_depends_on() -> None:
    plain = online_facts(view(fees=(Fee("Lệ phí", 0),)), on=DAY)
    assert (plain.fileable, plain.owes, plain.presence, plain.originals) == (True,) + (False,) * 3
    assert not online_facts(view(announced_level=3), on=DAY).announced
    assert online_facts(view(announced_level=4), on=DAY).announced
    late = view(fees=(Fee("Lệ phí", 0), Fee("Muộn", 5_000, when="sau 60 ngày")))
    assert online_facts(late, on=DAY).owes
    assert online_facts(view(cases=(WORKS, HOUSE)), on=DAY).owes
    assert online_facts(view(fees=(Fee("Theo quy định", None),)), on=DAY).owes
    assert online_facts(view(presence="Hai bên có mặt."), on=DAY).presence
    shown = Document("tuy-than", "Giấy tờ tùy thân", Way.PRESENT)
    assert online_facts(view(documents=(shown,)), on=DAY).originals
    assert not online_facts(view(documents=(replace(shown, required=False),)), on=DAY).originals
