"""One dossier from submission to result, and every way it can turn."""

from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.utils.translation import override
from pypdf import PdfReader
from tests.factories.dossiers import (
    BUILDING,
    GUIDE,
    PDF,
    Office,
    act,
    citizen,
    filled_draft,
    finished,
    office,
    submitted,
)

from hamrong.foundation.issuance import interface as issuance
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, StaleError
from hamrong.kernel.calendar.interface import VIETNAM, clock_at
from hamrong.kernel.files.interface import open_file, store
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.notify import interface as notify
from hamrong.kernel.process import interface as process
from hamrong.kernel.work.interface import InboxFilter, counts, inbox
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.actions.draft_result import draft_result
from hamrong.service.dossiers.models import Dossier, Slip
from hamrong.service.dossiers.queries.figures import figures
from hamrong.service.dossiers.rules import Punctuality, State

MONDAY = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)


@pytest.fixture
def people() -> Office:
    return office()


@pytest.fixture
def an() -> Actor:
    return citizen()


def state_of(code: str) -> str:
    return Dossier.objects.get(code=code).state


def text_of(file_id: object) -> str:
    _, handle = open_file(file_id)  # type: ignore[arg-type]
    with handle:
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(handle.read())).pages)


def test_a_dossier_is_filed_under_a_code_of_its_desk_and_day(people: Office, an: Actor) -> None:
    with clock_at(MONDAY):
        codes = [submitted(an), submitted(an)]
    assert codes == ["000.01.22.H99-240304-0001", "000.01.22.H99-240304-0002"]
    assert [row.code for row in inbox(people.desk, InboxFilter()).rows] == codes
    assert counts(people.specialist).total == 0


def test_submitting_twice_makes_one(an: Actor) -> None:
    draft_id = filled_draft(an)
    first, second = (dossiers.submit(an, draft_id=draft_id) for _ in range(2))
    assert first == second
    assert Dossier.objects.count() == 1


def test_someone_elses_draft_cannot_be_submitted(an: Actor) -> None:
    draft_id = filled_draft(an)
    with pytest.raises(NotYoursError):
        dossiers.submit(citizen("Kẻ Khác"), draft_id=draft_id)


def test_acceptance_starts_the_clock_and_promises_a_date(people: Office, an: Actor) -> None:
    with clock_at(MONDAY):
        code = submitted(an)
        act(people.desk, code, "accept")
        run_pending()
    dossier = Dossier.objects.get(code=code)
    assert dossier.due_at == datetime(2024, 3, 4, 17, tzinfo=VIETNAM)
    slip = Slip.objects.get(dossier=dossier, kind="receipt")
    text = text_of(slip.file_id)
    assert code in text
    assert "17:00 04/03/2024" in text
    checked = issuance.check(slip.check_code)
    assert checked is not None
    assert checked.holder != dossier.applicant_name


def test_the_whole_way_to_a_result_that_anyone_can_check(people: Office, an: Actor) -> None:
    with clock_at(MONDAY):
        code = submitted(an)
        finished(people, code)
        view = dossiers.dossier_view(an, code)
        assert view.result is not None
        assert view.result.number == "1/2024/KQ"
        assert "Đồng ý cấp" in text_of(view.result.file_id)
        assert issuance.check(view.result.check_code) is not None
        act(people.desk, code, "hand_over", receiver="Nhận trực tuyến")
        run_pending()
    assert state_of(code) == State.RETURNED
    view = dossiers.dossier_view(an, code)
    assert view.standing.punctuality is Punctuality.FINISHED_ON_TIME
    assert [e.title for e in view.entries][:2] == [
        f"Đã nộp hồ sơ {code}",
        "Đã tiếp nhận hồ sơ, hẹn trả kết quả",
    ]
    assert {step.state for step in view.steps} == {"done"}
    subjects = [m.subject for m in notify.inbox(an.account_id, 1).rows]
    assert f"Hồ sơ {code} đã có kết quả" in subjects


def test_the_applicant_reads_neither_drafts_nor_inner_steps(people: Office, an: Actor) -> None:
    code = submitted(an)
    act(people.desk, code, "accept")
    draft_result(people.specialist, code, content="Dự thảo")
    view = dossiers.dossier_view(an, code)
    assert view.result is None
    assert not any(entry.kind == "process.StepLeft" for entry in view.entries)


def test_a_result_needs_a_draft_first(people: Office, an: Actor) -> None:
    code = submitted(an)
    act(people.desk, code, "accept")
    with pytest.raises(RefusedError, match="dự thảo"):
        act(people.specialist, code, "propose")


def test_waiting_for_a_supplement_does_not_count(people: Office, an: Actor) -> None:
    with clock_at(MONDAY):
        code = submitted(an)
        act(people.desk, code, "accept")
        act(
            people.specialist,
            code,
            "request_supplement",
            reason="Giấy chứng sinh mờ",
            documents=["giay-chung-sinh"],
        )
    first_due = Dossier.objects.get(code=code).due_at
    assert first_due is not None
    with clock_at(MONDAY + timedelta(days=2)):
        assert dossiers.dossier_view(an, code).standing.punctuality is Punctuality.PAUSED
        visit = dossiers.dossier_view(an, code).process
        assert visit is not None
        assert visit.visit_id is not None
        stored = store(PDF, name="ro.pdf", owner=an)
        given = {"giay-chung-sinh": [stored.id]}
        dossiers.answer_supplement(an, code, visit_id=visit.visit_id, given=given, note="")
        with pytest.raises(StaleError):
            dossiers.answer_supplement(an, code, visit_id=visit.visit_id, given=given, note="")
        run_pending()
    dossier = Dossier.objects.get(code=code)
    assert dossier.state == State.PROCESSING
    assert dossier.due_at == first_due + timedelta(days=2)
    assert counts(people.specialist).by_kind["handling"] == 1
    assert "Giấy chứng sinh mờ" in text_of(Slip.objects.get(kind="supplement").file_id)


def test_a_second_request_must_say_why_it_was_not_the_first(people: Office, an: Actor) -> None:
    code = submitted(an)
    act(people.desk, code, "request_supplement", reason="Thiếu", documents=[])
    view = dossiers.dossier_view(an, code).process
    assert view is not None
    assert view.visit_id is not None
    dossiers.answer_supplement(an, code, visit_id=view.visit_id, given={}, note="Đã sửa")
    with pytest.raises(RefusedError, match="thứ 2"):
        act(people.desk, code, "request_supplement", reason="Còn thiếu", documents=[])


def test_only_published_documents_may_be_asked_for(people: Office, an: Actor) -> None:
    code = submitted(an)
    with pytest.raises(RefusedError, match="đã công bố"):
        act(people.desk, code, "request_supplement", reason="Thiếu", documents=["ho-khau"])


def test_an_empty_answer_is_no_answer(people: Office, an: Actor) -> None:
    code = submitted(an)
    act(people.desk, code, "request_supplement", reason="Thiếu", documents=[])
    with pytest.raises(RefusedError):
        act(an, code, "resubmit", given={}, note=" ")


def test_refusal_needs_a_reason_and_prints_it(people: Office, an: Actor) -> None:
    code = submitted(an)
    with pytest.raises(RefusedError):
        act(people.desk, code, "refuse", reason=" ")
    act(people.desk, code, "refuse", reason="Không thuộc thẩm quyền")
    run_pending()
    assert state_of(code) == State.REFUSED
    assert "Không thuộc thẩm quyền" in text_of(Slip.objects.get(kind="refusal").file_id)


def test_one_may_withdraw_until_there_is_a_result(people: Office, an: Actor) -> None:
    code = submitted(an)
    act(an, code, "withdraw", reason="Đổi ý")
    assert state_of(code) == State.WITHDRAWN
    assert counts(people.desk).total == 0
    second = submitted(an)
    finished(people, second)
    with pytest.raises(RefusedError, match="không rút được"):
        act(an, second, "withdraw", reason="")
    with pytest.raises(NotYoursError):
        act(citizen("Kẻ Khác"), second, "withdraw", reason="")


@pytest.mark.parametrize(
    ("procedure", "case", "level", "department"),
    [(BUILDING, "nha-o", "district", ""), (GUIDE, "", "province", "Sở VHTT&DL")],
)
def test_every_level_handles_its_own(
    people: Office, an: Actor, procedure: str, case: str, level: str, department: str
) -> None:
    others = office(level, department=department)
    code = submitted(an, procedure, case)
    assert counts(people.desk).total == 0
    finished(others, code)
    assert state_of(code) == State.FINISHED


def test_other_agencies_and_other_people_see_nothing(people: Office, an: Actor) -> None:
    code = submitted(an)
    strangers = [office(area_code="90201").desk, citizen("Kẻ Khác")]
    for stranger in strangers:
        with pytest.raises(NotYoursError):
            dossiers.dossier_view(stranger, code)
        assert dossiers.dossiers_page(stranger, dossiers.ListFilter()).rows == ()
    assert process.choices(Dossier.objects.get(code=code).matter_id, strangers[0]) == ()


def test_a_leader_counts_what_is_below(people: Office, an: Actor) -> None:
    with clock_at(MONDAY):
        late = submitted(an)
        act(people.desk, late, "accept")
        submitted(an)
    with clock_at(MONDAY + timedelta(days=3)):
        for leader in (people.leader, office("district").leader, office("province").leader):
            counted = figures(leader)
            assert counted.overdue == 1
            assert counted.by_state[State.SUBMITTED] == 1
        with pytest.raises(NotYoursError):
            figures(people.desk)


def test_following_needs_code_and_phone_and_tells_no_name(people: Office, an: Actor) -> None:
    code = submitted(an)
    phone = Dossier.objects.get(code=code).applicant_phone
    found = dossiers.look_up(code.lower(), f"+84{phone[1:]}")
    assert found is not None
    assert "Nguyễn Thị" not in found.applicant
    assert dossiers.look_up(code, "0999999999") is None
    assert dossiers.look_up("H99-000000-0000", phone) is None


def test_lists_search_without_diacritics_and_page_by_key(people: Office, an: Actor) -> None:
    code = submitted(an)
    chosen = dossiers.ListFilter(text="KHAI sinh")
    assert [r.code for r in dossiers.dossiers_page(people.desk, chosen).rows] == [code]
    chosen = dossiers.ListFilter(text="ket hon")
    assert dossiers.dossiers_page(people.desk, chosen).rows == ()


def test_a_list_asks_for_rights_and_rows_and_a_dossier_a_bounded_number(
    people: Office, an: Actor, django_assert_max_num_queries: object
) -> None:
    for _ in range(3):
        code = submitted(an)
    with django_assert_max_num_queries(3):  # type: ignore[operator]
        dossiers.dossiers_page(people.desk, dossiers.ListFilter())
    with django_assert_max_num_queries(19):  # type: ignore[operator]
        dossiers.dossier_view(people.desk, code)


def test_papers_are_vietnamese_whoever_reads_the_pages_in_english(
    people: Office, an: Actor
) -> None:
    code = submitted(an)
    act(people.desk, code, "accept")
    with override("en"):
        act(people.specialist, code, "request_supplement", reason="Thiếu", documents=[])
        visit = dossiers.dossier_view(an, code).process
        assert visit is not None
        assert visit.visit_id is not None
        given = {"khac": [store(PDF, name="khac.pdf", owner=an).id]}
        dossiers.answer_supplement(an, code, visit_id=visit.visit_id, given=given, note="")
        run_pending()
    words = Slip.objects.get(kind="receipt").data
    assert words["term"].endswith("làm việc") or "Trong ngày" in words["term"]
    assert "không thu" in words["fees"].lower() or "đồng" in words["fees"]
    assert Dossier.objects.get(code=code).files.get(document_key="khac").document_name == (
        "Giấy tờ bổ sung"
    )
