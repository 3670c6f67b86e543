"""What people read when an answer cannot be used: what to do, in one sentence."""

from typing import Any

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hamrong.kernel.language.interface import told, told_plain
from hamrong.kernel.text.interface import format_number
from hamrong.service.forms.rules.definition import Field, FieldType
from hamrong.service.forms.rules.reading import Fault, Reading

_WORDS: dict[Fault, str | Promise] = {
    Fault.NOT_A_NAME: gettext_lazy(
        "Họ tên chỉ gồm chữ cái và khoảng trắng, ví dụ Nguyễn Thị Hoa. Hãy bỏ chữ số và ký hiệu."
    ),
    Fault.TOO_SHORT: gettext_lazy("Nhập đầy đủ họ, chữ đệm và tên."),
    Fault.NOT_A_DATE: gettext_lazy("Nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/03/2024."),
    Fault.NO_SUCH_DAY: gettext_lazy(
        "Không có ngày %(text)s. Hãy xem lại ngày và tháng; viết ngày trước, ví dụ 05/03/2024."
    ),
    Fault.IN_THE_FUTURE: gettext_lazy("Ngày này chưa đến. Hãy xem lại ngày, tháng, năm."),
    Fault.TOO_EARLY: gettext_lazy("Hãy xem lại năm: phải từ năm %(year)s trở đi."),
    Fault.TOO_LATE: gettext_lazy("Hãy xem lại năm: còn quá xa."),
    Fault.BEFORE_ANOTHER: gettext_lazy(
        "Không thể trước mục “%(earlier)s” (%(day)s). Hãy xem lại hai mục này."
    ),
    Fault.NOT_A_YEAR: gettext_lazy("Nhập năm bằng bốn chữ số, ví dụ 1985."),
    Fault.NOT_A_NUMBER: gettext_lazy("Nhập một số, chỉ dùng chữ số, ví dụ 12."),
    Fault.NOT_A_DECIMAL: gettext_lazy(
        "Nhập một số, phần lẻ viết sau dấu phẩy, ví dụ 120 hoặc 120,5."
    ),
    Fault.TOO_MANY_DECIMALS: gettext_lazy(
        "Viết không quá %(decimals)s chữ số sau dấu phẩy, ví dụ 120,5. Hàng nghìn ngăn bằng dấu "
        "chấm, ví dụ 1.234."
    ),
    Fault.TOO_SMALL: gettext_lazy("Nhập số từ %(minimum)s trở lên."),
    Fault.TOO_LARGE: gettext_lazy("Nhập số không quá %(maximum)s."),
    Fault.NOT_A_PHONE: gettext_lazy(
        "Nhập số điện thoại gồm 10 chữ số, bắt đầu bằng 0, ví dụ 0912 345 678."
    ),
    Fault.NOT_AN_EMAIL: gettext_lazy("Nhập địa chỉ thư điện tử có dạng ten@vidu.vn."),
    Fault.NOT_A_PERSONAL_ID: gettext_lazy(
        "Nhập số định danh cá nhân gồm 12 chữ số, như trên thẻ căn cước."
    ),
    Fault.NOT_A_PERSONAL_ID_OR_CMND: gettext_lazy(
        "Nhập 12 chữ số của thẻ căn cước, hoặc 9 chữ số của chứng minh nhân dân."
    ),
    Fault.NOT_A_PERSONAL_ID_OR_PASSPORT: gettext_lazy(
        "Nhập 12 chữ số của thẻ căn cước, 9 chữ số của chứng minh nhân dân, hoặc số hộ chiếu "
        "như C1234567."
    ),
    Fault.NUMBER_OF_NOWHERE: gettext_lazy(
        "Số định danh không bắt đầu bằng %(code)s: ba số đầu là mã tỉnh, ví dụ 038 là Thanh Hóa. "
        "Hãy so lại với thẻ căn cước."
    ),
    Fault.NUMBER_OF_ANOTHER_YEAR: gettext_lazy(
        "Theo số định danh thì người này sinh năm %(year)s, còn ở đây khai %(said)s. Hãy so lại "
        "với thẻ; nếu đúng như vậy thì để nguyên."
    ),
    Fault.NUMBER_OF_ANOTHER_SEX: gettext_lazy(
        "Theo số định danh thì người này có giới tính khác với mục đã chọn. Hãy so lại với thẻ; "
        "nếu đúng như vậy thì để nguyên."
    ),
    Fault.ANOTHER_YEAR_THAN_THE_DATE: gettext_lazy(
        "Năm sinh này khác năm trong ngày sinh (%(said)s). Hãy xem lại hai mục này."
    ),
    Fault.NOT_A_TAX_CODE: gettext_lazy(
        "Nhập mã số thuế gồm 10 chữ số, hoặc 13 chữ số nếu là chi nhánh, ví dụ 0100109106-001."
    ),
    Fault.WRONG_CHECK_DIGIT: gettext_lazy(
        "Mã số thuế này không đúng: có chữ số bị nhầm. Hãy so lại với giấy chứng nhận."
    ),
    Fault.NOT_AN_OPTION: gettext_lazy("Chọn một trong các mục có sẵn."),
    Fault.NOT_ON_THE_LIST: gettext_lazy(
        "Không có mục này trong danh sách. Gõ vài chữ rồi chọn một mục được gợi ý."
    ),
    Fault.SEVERAL_ON_THE_LIST: gettext_lazy(
        "Có nhiều mục giống vậy, hãy viết rõ một mục: %(entries)s."
    ),
    Fault.UNKNOWN_AREA: gettext_lazy(
        "Không tìm thấy nơi này trong tỉnh. Gõ tên xã, phường rồi chọn trong danh sách."
    ),
    Fault.UNKNOWN_AREA_OR_ELSEWHERE: gettext_lazy(
        "Chọn xã, phường trong danh sách. Nếu ở tỉnh khác, ghi đủ xã, huyện, tỉnh, ví dụ "
        "Xã Nghi Long, huyện Nghi Lộc, tỉnh Nghệ An."
    ),
    Fault.SEVERAL_AREAS: gettext_lazy("Có nhiều nơi cùng tên, hãy chọn một: %(places)s."),
    Fault.AREA_SPLIT: gettext_lazy(
        "%(former)s đã được chia về nhiều xã, phường. Hãy chọn nơi có nhà, đất của bạn: %(places)s."
    ),
    Fault.TOO_FEW_ROWS: gettext_lazy("Cần ít nhất %(minimum)s dòng. Hãy thêm cho đủ."),
    Fault.TOO_MANY_ROWS: gettext_lazy("Chỉ được khai không quá %(maximum)s dòng."),
    Fault.NOT_A_POINT: gettext_lazy(
        "Nhập vĩ độ và kinh độ, cách nhau bằng dấu phẩy, ví dụ 19.8067, 105.7764."
    ),
    Fault.POINT_ELSEWHERE: gettext_lazy(
        "Vị trí này không ở Việt Nam. Viết vĩ độ trước, kinh độ sau, ví dụ 19.8067, 105.7764."
    ),
    Fault.NOT_AGREED: gettext_lazy("Đánh dấu vào ô này để xác nhận."),
}
_COUNTS = {"minimum", "maximum", "limit", "length", "kept"}


def say(field: Field, reading: Reading) -> str:
    """Return the sentence for a fault in the reader's language, or "" when there is none."""
    if reading.fault is None:
        return ""
    if reading.fault is Fault.MISSING:
        return _missing(field)
    if reading.fault is Fault.TOO_LONG:
        return _too_long(_detail(field, reading))
    if field.type is FieldType.YEAR and reading.fault is Fault.IN_THE_FUTURE:
        return _("Năm này chưa đến. Hãy xem lại.")
    return str(_WORDS[reading.fault]) % _detail(field, reading)


def _detail(field: Field, reading: Reading) -> dict[str, Any]:
    """Return what fills the words; counts have dots between thousands, years do not."""
    if field.type is FieldType.YEAR and "earlier" not in reading.detail:
        return reading.detail
    return {
        key: format_number(value)
        if key in _COUNTS
        else (told_plain(value) if key == "earlier" else value)
        for key, value in reading.detail.items()
    }


def with_question(label: str, message: str) -> str:
    """Return a mistake as one line with its question, which most messages name themselves.

    A label that asks or states is a sentence of its own and needs no colon.
    """
    if told_plain(label) in message:
        return message
    joined = "{} {}" if label.endswith(("?", ".")) else "{}: {}"
    return format_html(joined, told(label), message)


def say_missing_document() -> str:
    """Return the sentence for a required document without a file."""
    return _("Thêm ảnh chụp hoặc tệp của giấy tờ này.")


def say_paper_ended(name: str) -> str:
    """Return the sentence for a paper of the store that was chosen and is valid no more."""
    said = _("“%(name)s” lấy từ kho nay không còn giá trị. Hãy bỏ ra và chọn giấy khác.")
    return said % {"name": name}


def _missing(field: Field) -> str:
    match field.type:
        case FieldType.CHOICE | FieldType.MULTICHOICE | FieldType.YES_NO:
            text = _("Chọn câu trả lời cho mục: %(label)s.")
        case FieldType.ROWS:
            text = _("Khai ít nhất một dòng ở mục: %(label)s.")
        case FieldType.STATEMENT:
            text = _("Đánh dấu vào ô này để xác nhận.")
        case FieldType.FILE:
            text = _("Thêm tệp ở mục: %(label)s.")
        case _:
            text = _("Điền mục: %(label)s.")
    return text % {"label": told_plain(field.label)}


def _too_long(detail: dict[str, Any]) -> str:
    text = _("Viết ngắn lại còn không quá %(limit)s ký tự (bây giờ là %(length)s ký tự).")
    if "kept" in detail:
        text = _(
            "Nội dung quá dài: chỉ giữ được %(kept)s ký tự đầu. Viết ngắn lại còn không quá "
            "%(limit)s ký tự."
        )
    return text % detail
