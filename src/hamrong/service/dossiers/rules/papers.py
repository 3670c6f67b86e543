"""The printed forms, by the law in force on the day a paper is made.

A paper once made keeps the form it was made by. Which circular held when is dated data: numbers
and names of the forms of Circular 03/2025/TT-VPCP are taken from secondary sources and are to be
checked against the gazette.
"""

from dataclasses import dataclass
from datetime import date

from hamrong.service.dossiers.rules.dossier import SlipKind

C2018, C2025 = "Thông tư 01/2018/TT-VPCP", "Thông tư 03/2025/TT-VPCP"
SINCE_2018, SINCE_2025 = date(2018, 11, 23), date(2025, 9, 15)
# Raise it with every change of a template: it is part of each paper's record.
REVISION = "r2"


@dataclass(frozen=True)
class PaperForm:
    """One printed form while it holds: `valid_to` is the first day it does not, None if open.

    `law` and `number` are empty for papers which no circular gives a form.
    """

    kind: SlipKind
    title: str
    template: str
    law: str
    number: str
    valid_from: date
    valid_to: date | None

    @property
    def version(self) -> str:
        """Return what a paper's record names: circular and revision of the template."""
        circular = self.law.removeprefix("Thông tư ").partition("/TT")[0]
        return f"{circular}-{REVISION}" if circular else REVISION

    @property
    def mark(self) -> str:
        """Return what stands in the corner of the paper, nothing for papers of no circular."""
        return f"Mẫu số {self.number} – {self.law}" if self.law else ""


_2018 = {
    SlipKind.RECEIPT: ("01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "receipt"),
    SlipKind.SUPPLEMENT: ("02", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "supplement"),
    SlipKind.REFUSAL: ("03", "Phiếu từ chối giải quyết hồ sơ", "refusal"),
    SlipKind.APOLOGY: ("04", "Phiếu xin lỗi và hẹn lại ngày trả kết quả", "apology"),
    SlipKind.CONTROL: ("05", "Phiếu kiểm soát quá trình giải quyết hồ sơ", "control"),
}
_2025 = {
    **{kind: _2018[kind] for kind in (SlipKind.RECEIPT, SlipKind.SUPPLEMENT, SlipKind.REFUSAL)},
    SlipKind.APOLOGY: ("04", "Văn bản xin lỗi và đề nghị gia hạn", "apology"),
    SlipKind.STOP: ("05", "Thông báo dừng giải quyết hồ sơ", "decision"),
    SlipKind.CONTROL: ("06", "Phiếu kiểm soát quá trình giải quyết hồ sơ", "control"),
}
_OWN = {
    SlipKind.SUBMISSION: ("Giấy xác nhận nộp hồ sơ trực tuyến", "submission"),
    SlipKind.NEW_DATE: ("Phiếu hẹn lại ngày trả kết quả", "apology"),
    SlipKind.REOPENING: ("Quyết định mở lại hồ sơ", "decision"),
    SlipKind.OPINION: ("Phiếu lấy ý kiến", "opinion"),
    SlipKind.HAND_OVER: ("Biên nhận trả kết quả", "hand_over"),
}


def _of(kind: SlipKind, form: tuple[str, str, str], law: str, *days: date | None) -> PaperForm:
    number, title, template = form
    since, until = days
    path = f"dossiers/print/{template}.typ"
    return PaperForm(kind, title, path, law, number, since or SINCE_2018, until)


FORMS = (
    *(_of(kind, form, C2018, SINCE_2018, SINCE_2025) for kind, form in _2018.items()),
    # Before the circular of 2025 gave it a form, a stop was told by a paper of our own.
    _of(SlipKind.STOP, ("", *_2025[SlipKind.STOP][1:]), "", SINCE_2018, SINCE_2025),
    *(_of(kind, form, C2025, SINCE_2025, None) for kind, form in _2025.items()),
    *(_of(kind, ("", *form), "", SINCE_2018, None) for kind, form in _OWN.items()),
)


def form_for(kind: SlipKind, on: date) -> PaperForm:
    """Return the form in force on a day; a day before all of them gets the first."""
    forms = sorted((one for one in FORMS if one.kind is kind), key=lambda one: one.valid_from)
    for form in forms:
        if on < form.valid_from or form.valid_to is None or on < form.valid_to:
            return form
    raise LookupError(kind)


# What officials keep among themselves; everything else is the applicant's to read.
INTERNAL = frozenset({SlipKind.CONTROL, SlipKind.OPINION})
# The registers that number papers; the others are known by the dossier's code.
PAPER_REGISTER = {
    SlipKind.STOP: "DGQ",
    SlipKind.REOPENING: "MLHS",
    SlipKind.CONTROL: "PKS",
    SlipKind.OPINION: "LYK",
}
# In whose name a paper is made: the deciding agency's, else the receiving one's.
OF_AUTHORITY = frozenset(
    {
        SlipKind.STOP,
        SlipKind.REOPENING,
        SlipKind.OPINION,
        SlipKind.APOLOGY,
        SlipKind.NEW_DATE,
    }
)
