"""Following a dossier without an account, by its code and the phone number given with it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.text.interface import masked_name
from hamrong.kernel.timeline import interface as timeline
from hamrong.kernel.timeline.interface import Audience
from hamrong.service.dossiers.models import Dossier, Result
from hamrong.service.dossiers.ports import FollowedPart, followed_parts
from hamrong.service.dossiers.queries.mine import stage_name
from hamrong.service.dossiers.queries.promised import promised_anew
from hamrong.service.dossiers.queries.states import Standing, standing
from hamrong.service.dossiers.rules import (
    CHARGEABLE,
    Progress,
    State,
    progress,
    same_phone,
)
from hamrong.service.payments import interface as payments

# What a stranger may learn of a fact: that it happened. Reasons and names are in nobody's but the
# applicant's way, and what is not named here is left out.
TITLES = {
    "dossiers.DossierSubmitted": _("Đã nộp hồ sơ"),
    "dossiers.DossierAccepted": _("Đã tiếp nhận hồ sơ, hẹn trả kết quả"),
    "dossiers.SupplementRequested": _("Yêu cầu bổ sung giấy tờ"),
    "dossiers.SupplementAnswered": _("Người nộp đã bổ sung"),
    "dossiers.FinancialObligationAsked": _("Yêu cầu thực hiện nghĩa vụ tài chính"),
    "dossiers.FinancialObligationMet": _("Đã thực hiện nghĩa vụ tài chính"),
    "dossiers.DueDateChanged": _("Hẹn lại ngày trả kết quả: %(due_at)s"),
    "dossiers.ApologyMade": _("Cơ quan xin lỗi vì trễ hẹn, hẹn lại %(due_at)s"),
    "dossiers.DossierTransferred": _("Chuyển cơ quan giải quyết"),
    "dossiers.DossierReopened": _("Mở lại hồ sơ"),
    "dossiers.DossierRefused": _("Không tiếp nhận hồ sơ"),
    "dossiers.DossierStopped": _("Dừng giải quyết"),
    "dossiers.DossierWithdrawn": _("Người nộp rút hồ sơ"),
    "dossiers.MembersFinished": _("Các thủ tục liên thông đã xong, chờ trả kết quả"),
    "dossiers.ResultIssued": _("Đã có kết quả"),
    "dossiers.ResultCorrected": _("Đính chính kết quả"),
    "dossiers.ResultRevoked": _("Thu hồi kết quả"),
    "dossiers.CollectionReminded": _("Nhắc đến nhận kết quả"),
    "dossiers.ResultHandedOver": _("Đã trả kết quả"),
}
NEXT = {
    State.SUBMITTED: _("Bộ phận một cửa kiểm tra hồ sơ trong 8 giờ làm việc rồi báo cho bạn."),
    State.ACCEPTED: _("Bạn không phải làm gì. Có kết quả, chúng tôi báo cho bạn."),
    State.PROCESSING: _("Bạn không phải làm gì. Có kết quả, chúng tôi báo cho bạn."),
    State.SUPPLEMENT: _("Cần bạn bổ sung: đăng nhập, hoặc hỏi nơi tiếp nhận, để biết phải nộp gì."),
    State.FINANCIAL: _("Cần bạn nộp tiền: đăng nhập, hoặc hỏi nơi tiếp nhận, để biết khoản nào."),
    State.FINISHED: _("Đến nơi tiếp nhận để nhận, mang theo giấy tờ tùy thân và giấy tiếp nhận."),
    State.RETURNED: _("Hồ sơ đã xong."),
    State.REFUSED: _("Lý do ghi trong phiếu đã gửi cho bạn; đăng nhập hoặc hỏi nơi tiếp nhận."),
    State.STOPPED: _("Lý do ghi trong thông báo đã gửi cho bạn; đăng nhập hoặc hỏi nơi tiếp nhận."),
    State.WITHDRAWN: _("Muốn làm lại, hãy nộp hồ sơ mới."),
}

OWES = _("Có khoản phải nộp: đăng nhập, hoặc hỏi nơi tiếp nhận, để biết nộp bao nhiêu và ở đâu.")
DOWNLOAD = _(
    "Đăng nhập để tải bản điện tử, hoặc đến nơi tiếp nhận, mang theo giấy tờ tùy thân và "
    "giấy tiếp nhận."
)
# Where the applicant is not waited for already, money owed is what comes next.
OWED_FIRST = CHARGEABLE - {State.SUPPLEMENT, State.FINANCIAL}


@dataclass(frozen=True)
class PublicStep:
    """One line of the way so far, without names of people."""

    at: datetime
    title: str
    icon: str


@dataclass(frozen=True)
class PublicView:
    """What may be told to whoever knows code and phone: no personal data, no reasons.

    `promised_at` is the day promised anew when `due_at` was missed. `parts` are the procedures
    of which one matter consists, with how each stands.
    """

    code: str
    procedure_name: str
    applicant: str
    receiving_name: str
    submitted_at: datetime
    due_at: datetime | None
    promised_at: datetime | None
    standing: Standing
    way: tuple[PublicStep, ...]
    progress: Progress | None
    stage_name: str
    next_step: str
    parts: tuple[FollowedPart, ...]


def look_up(code: str, phone: str) -> PublicView | None:
    """Return the minimised view, or None: an unknown code and a wrong phone look the same.

    Both ask the database one and the same small question and compare one phone; nothing long is
    read before they fit.
    """
    typed = code.replace("\x00", "").strip().upper()[:60]
    known = Dossier.objects.filter(code=typed).values_list("id", "applicant_phone").first()
    if not same_phone(known[1] if known else "", phone) or known is None:
        return None
    rows = Dossier.objects.select_related("receiving").defer("answers", "labelled")
    return _view(rows.get(id=known[0]))


def _view(dossier: Dossier) -> PublicView:
    state = State(dossier.state)
    stands = progress(state, accepted=dossier.accepted_at is not None)
    entries = timeline.entries(dossier.matter_id, (Audience.PUBLIC, Audience.CITIZEN))
    return PublicView(
        code=dossier.code,
        procedure_name=dossier.procedure_name,
        applicant=masked_name(dossier.applicant_name),
        receiving_name=dossier.receiving.name,
        submitted_at=dossier.submitted_at,
        due_at=dossier.due_at,
        promised_at=promised_anew([dossier.code]).get(dossier.code),
        standing=standing(dossier, now()),
        way=tuple(
            PublicStep(e.at, str(TITLES[e.kind]) % timeline.readable(e.data), e.icon)
            for e in entries
            if e.kind in TITLES
        ),
        progress=stands,
        stage_name=stage_name(stands),
        next_step=_next_step(dossier),
        parts=followed_parts(dossier.matter_id),
    )


def _next_step(dossier: Dossier) -> str:
    """Say what comes next: that money is owed, never how much; a download only who can log in."""
    state = State(dossier.state)
    owes = state in OWED_FIRST and payments.unpaid(dossier.matter_id)
    if state is State.FINISHED:
        here = DOWNLOAD if dossier.applicant_id and _has_file(dossier) else NEXT[state]
        return f"{OWES} {here}" if owes else str(here)
    return str(OWES if owes else NEXT[state])


def _has_file(dossier: Dossier) -> bool:
    issued = Result.objects.filter(dossier=dossier, issued_at__isnull=False, file_id__isnull=False)
    return issued.filter(revoked_at__isnull=True).exists()
