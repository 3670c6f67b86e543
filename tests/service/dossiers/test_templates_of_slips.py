"""Each slip prints whatever was written, and says what its form asks for."""

import io
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamrong.kernel.print.interface import render_pdf

DATA: dict[str, Any] = {
    "agency": "Ủy ban nhân dân xã Hoằng Giang",
    "authority": "Ủy ban nhân dân huyện Hoằng Hóa",
    "code": "000.17.22.H56-241216-0001",
    "procedure": "Đăng ký khai sinh",
    "procedure_code": "1.001193",
    "applicant": "Nguyễn Thị Hường",
    "personal_id": "038190001234",
    "phone": "0912345678",
    "mail": "huong@example.vn",
    "address": "Thôn 3, xã Hoằng Giang",
    "channel": "Trực tuyến",
    "submitted_at": "08:15 16/12/2024",
    "documents": [{"name": "Giấy chứng sinh", "count": 2}],
    "term": "1 ngày làm việc",
    "fees": "Miễn phí",
    "accepted_at": "09:00 16/12/2024",
    "due_at": "17:00 17/12/2024",
    "reason": "Giấy chứng sinh mờ",
    "items": ["Giấy chứng sinh bản rõ"],
    "occasion": 1,
    "check_code": "7K3M9QXT2A",
    "check_url": "http://localhost:8000/xac-minh/7K3M9QXT2A",
    "number": "12/GKS",
    "day": 16,
    "month": 12,
    "year": 2024,
    "content": "Chứng nhận.\n\nĐã ghi sổ.",
    "signer": "Trần Đình Đức",
    "groups": [{"title": "Trẻ em", "rows": [{"label": "Họ tên", "text": "Nguyễn Văn Ẫn"}]}],
}
SAYS = {
    "submission": ("GIẤY XÁC NHẬN NỘP HỒ SƠ TRỰC TUYẾN", "8 giờ làm việc", "Giấy chứng sinh"),
    "receipt": ("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", "17:00 17/12/2024", "Miễn phí"),
    "supplement": ("PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", "1. Giấy chứng sinh bản rõ", "mờ"),
    "refusal": ("PHIẾU TỪ CHỐI GIẢI QUYẾT HỒ SƠ", "Giấy chứng sinh mờ"),
    "result": ("GIẤY KHAI SINH", "Số: 12/GKS", "Đã ghi sổ.", "Nguyễn Văn Ẫn", "Trần Đình Đức"),
}


def printed(slip: str, data: dict[str, Any]) -> str:
    pdf = render_pdf(f"dossiers/print/{slip}.typ", data)
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("slip", SAYS)
def test_a_slip_says_what_its_form_asks_for(slip: str) -> None:
    text = printed(slip, DATA if slip != "result" else DATA | {"title": "Giấy khai sinh"})
    for words in (*SAYS[slip], DATA["code"], DATA["applicant"], DATA["check_code"]):
        assert words in text


@pytest.mark.parametrize("slip", SAYS)
def test_a_slip_prints_with_everything_left_out(slip: str) -> None:
    assert "Độc lập - Tự do - Hạnh phúc" in printed(slip, {})


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(sorted(SAYS)), st.text(max_size=200))
def test_no_text_whatever_breaks_a_slip(slip: str, text: str) -> None:
    given = {
        "documents": [{"name": text, "count": 1}],
        "items": [text],
        "groups": [{"title": text, "rows": [{"label": text, "text": text}]}],
    }
    keys = ("agency", "applicant", "procedure", "reason", "content", "title", "address", "signer")
    assert printed(slip, DATA | dict.fromkeys(keys, text) | given)


def test_a_long_result_goes_over_several_numbered_pages() -> None:
    assert "2/" in printed("result", DATA | {"content": "Một câu dài vừa phải. \n" * 400})
