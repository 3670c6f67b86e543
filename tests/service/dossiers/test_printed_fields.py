"""What each form of law must say is on the paper: every field, by the law of its day."""

import io
from datetime import date, datetime, timedelta
from typing import Any

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.dossiers import Office, act, citizen, finished, office, stopped, submitted

from hamrong.foundation.directory.models import Official
from hamrong.kernel.calendar.interface import VIETNAM, clock_at
from hamrong.kernel.files import interface as files
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.print.interface import render_pdf
from hamrong.service.dossiers.actions.apologise import apologise
from hamrong.service.dossiers.actions.make_slip import make_slip
from hamrong.service.dossiers.models import Dossier, Slip
from hamrong.service.dossiers.rules import INTERNAL, SlipKind, form_for
from hamrong.service.dossiers.rules.papers import FORMS

MONDAY = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)
HEAD = ("TỈNH TRÊN", "CƠ QUAN", "Mẫu số 09 – Thông tư thử", "ma-ho-so", "MA-KIEM-TRA")
PERSON = ("Chủ Hồ Sơ", "001090000001", "Số 1 phố Thử", "0900000009", "thu@vidu.vn")
PROCEDURE = ("Tên thủ tục", "1.009009")
WORDS: dict[str, Any] = {
    "agency": "Cơ quan",
    "authority": "Cơ quan quyết định",
    "parent": "Tỉnh trên",
    "mark": "Mẫu số 09 – Thông tư thử",
    "code": "ma-ho-so",
    "applicant": PERSON[0],
    "personal_id": PERSON[1],
    "address": PERSON[2],
    "phone": PERSON[3],
    "mail": PERSON[4],
    "procedure": PROCEDURE[0],
    "procedure_code": PROCEDURE[1],
    "check_code": "MA-KIEM-TRA",
    "submitter": "Người Nộp Thay",
    "submitted_at": "01:01 01/01/2024",
    "accepted_at": "02:02 02/02/2024",
    "due_at": "03:03 03/03/2024",
    "before": "04:04 04/04/2024",
    "after": "05:05 05/05/2024",
    "answer_by": "06:06 06/06/2024",
    "printed_at": "07:07 07/07/2024",
    "term": "Thời hạn chữ",
    "fees": "Phí chữ",
    "channel": "Cách nộp",
    "reason": "Lý do chữ",
    "basis": "Căn cứ chữ",
    "officer": "Người Lập Phiếu",
    "officer_title": "Chức danh",
    "contact": "Người Hướng Dẫn, điện thoại 0900000001",
    "occasion": 2,
    "number": "7/2024/SO",
    "day": 8,
    "month": 9,
    "year": 2024,
    "sorry": True,
    "stops": True,
    "items": ["Giấy thiếu một", "Giấy thiếu hai"],
    "documents": [
        {
            "name": "Giấy đã nộp",
            "original": 11,
            "certified": 12,
            "copy": 13,
            "digital": True,
            "count": 36,
        }
    ],
    "rows": [
        {
            "step": "Bước một",
            "agency": "Đơn vị một",
            "given": "08:08 08/08/2024",
            "handed_on": "09:09 09/09/2024",
            "kept": "Đúng hạn",
        }
    ],
}
MUST_SAY = {
    "receipt": (
        *PERSON,
        *PROCEDURE,
        "Người Nộp Thay",
        "Cơ quan quyết định",
        "Giấy đã nộp",
        "11",
        "12",
        "13",
        "Phí chữ",
        "Thời hạn chữ",
        "02:02 02/02/2024",
        "03:03 03/03/2024",
        "Cách nộp",
        "Người Lập Phiếu",
    ),
    "supplement": (
        *PERSON,
        *PROCEDURE,
        "01:01 01/01/2024",
        "lần 2",
        "1. Giấy thiếu một",
        "2. Giấy thiếu hai",
        "Lý do chữ",
        "06:06 06/06/2024",
        "Người Hướng Dẫn, điện thoại 0900000001",
        "Người Lập Phiếu",
    ),
    "refusal": (
        *PERSON,
        *PROCEDURE,
        "01:01 01/01/2024",
        "Lý do chữ",
        "Người Hướng Dẫn, điện thoại 0900000001",
        "Người Lập Phiếu",
    ),
    "apology": (
        *PERSON[:3],
        *PROCEDURE,
        "02:02 02/02/2024",
        "04:04 04/04/2024",
        "thành thật xin lỗi",
        "Lý do chữ",
        "05:05 05/05/2024",
        "Người Lập Phiếu",
    ),
    "control": (
        *PERSON,
        *PROCEDURE,
        "Số: 7/2024/SO",
        "Cơ quan quyết định",
        "02:02 02/02/2024",
        "03:03 03/03/2024",
        "Bước một",
        "Đơn vị một",
        "08:08 08/08/2024",
        "09:09 09/09/2024",
        "Đúng hạn",
        "07:07 07/07/2024",
    ),
    "decision": (
        *PERSON[:3],
        *PROCEDURE,
        "Số: 7/2024/SO",
        "Ngày 8 tháng 9 năm 2024",
        "01:01 01/01/2024",
        "02:02 02/02/2024",
        "Căn cứ chữ",
        "Lý do chữ",
        "dừng giải quyết",
        "CHỨC DANH",
        "Người Lập Phiếu",
        "điện thoại 0900000001",
    ),
}


def text_of(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def kept(slip: Slip) -> str:
    _stored, handle = files.open_file(slip.file_id)
    with handle:
        return text_of(handle.read())


@pytest.mark.parametrize("paper", MUST_SAY)
def test_every_field_a_form_asks_for_is_on_the_paper(paper: str) -> None:
    text = text_of(render_pdf(f"dossiers/print/{paper}.typ", WORDS))
    assert [words for words in (*HEAD, *MUST_SAY[paper]) if words not in text] == []


@given(st.dates(date(2017, 1, 1), date(2040, 1, 1)), st.sampled_from(SlipKind))
def test_each_day_has_exactly_one_form_of_each_paper(day: date, kind: SlipKind) -> None:
    form = form_for(kind, day)
    holding = [
        one
        for one in FORMS
        if one.kind is kind
        and one.valid_from <= day
        and (one.valid_to is None or day < one.valid_to)
    ]
    assert form.kind is kind
    assert holding in ([], [form])
    assert len(form.version) <= 20


def test_a_paper_keeps_the_form_of_its_day_when_the_law_changes() -> None:
    people = office()
    with clock_at(MONDAY):
        code = submitted(citizen())
        act(people.desk, code, "refuse", reason="Không thuộc thẩm quyền")
        run_pending()
    old = Slip.objects.get(dossier__code=code, kind="refusal")
    with clock_at(datetime(2026, 3, 2, 9, tzinfo=VIETNAM)):
        assert make_slip(old.dossier_id, SlipKind.REFUSAL, 1) == old.file_id
        newer = submitted(citizen())
        act(people.desk, newer, "refuse", reason="Không thuộc thẩm quyền")
        run_pending()
    new = Slip.objects.get(dossier__code=newer, kind="refusal")
    assert (old.template_version, new.template_version) == ("01/2018-r2", "03/2025-r2")
    assert "Mẫu số 03 – Thông tư 01/2018/TT-VPCP" in kept(old)
    assert "Mẫu số 03 – Thông tư 03/2025/TT-VPCP" in kept(new)


@pytest.fixture
def people() -> Office:
    return office()


def test_guidance_names_who_at_the_desk_can_be_called(people: Office) -> None:
    Official.objects.filter(full_name="Cán bộ one_stop").update(phone="0373123456")
    with clock_at(MONDAY):
        code = submitted(citizen())
        act(people.desk, code, "request_supplement", reason="Mờ")
        run_pending()
    text = kept(Slip.objects.get(dossier__code=code, kind="supplement"))
    assert "Cán bộ one_stop, điện thoại 0373123456" in text


def test_an_apology_says_where_the_dossier_lies_and_when_it_will_come(people: Office) -> None:
    with clock_at(MONDAY):
        code = submitted(citizen())
        act(people.desk, code, "accept")
    dossier = Dossier.objects.get(code=code)
    assert dossier.due_at is not None
    with clock_at(dossier.due_at + timedelta(days=1)):
        assert apologise(dossier.id)
        run_pending()
    letter = dossier.apologies.get()
    text = kept(Slip.objects.get(dossier=dossier, kind="apology"))
    for words in (
        "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ",
        "Thụ lý, soạn kết quả",
        "17:00 04/03/2024",
        f"{letter.promised.astimezone(VIETNAM):%H:%M %d/%m/%Y}",
        code,
    ):
        assert words in text


def test_each_hand_over_is_kept_as_a_numbered_slip_that_only_officials_read(people: Office) -> None:
    owner = citizen()
    with clock_at(MONDAY):
        code = submitted(owner)
        act(people.desk, code, "request_supplement", reason="Mờ")
    with clock_at(MONDAY + timedelta(hours=1)):
        act(owner, code, "resubmit", note="Đây")
    with clock_at(MONDAY + timedelta(hours=2)):
        finished(people, code)
        run_pending()
        run_pending()
    slips = Slip.objects.filter(dossier__code=code, kind="control").order_by("occasion")
    assert [one.number for one in slips] == ["1/2024/PKS", "2/2024/PKS", "3/2024/PKS"]
    first, last = kept(slips[0]), kept(slips[2])
    assert "Thụ lý, soạn kết quả" in first
    assert "Chờ người nộp bổ sung" not in last
    assert "Trả kết quả" in last
    assert SlipKind.CONTROL in INTERNAL


def test_a_stop_prints_no_control_slip(people: Office) -> None:
    with clock_at(MONDAY):
        code = submitted(citizen())
        act(people.desk, code, "accept")
        run_pending()
        stopped(people, code)
        run_pending()
    assert Slip.objects.filter(dossier__code=code, kind="control").count() == 1
