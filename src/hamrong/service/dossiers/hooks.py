"""What is announced, told and run when something happens to a dossier."""

from django.utils.translation import gettext_lazy as _

from hamrong.foundation.reorganisation.interface import Mover, mover
from hamrong.kernel.actor.interface import Role
from hamrong.kernel.notify.interface import message
from hamrong.kernel.process.interface import effect, guard
from hamrong.kernel.timeline.interface import Audience, announce, subscribe
from hamrong.kernel.ui.interface import navigation
from hamrong.service.dossiers import events
from hamrong.service.dossiers.actions.accept import accept
from hamrong.service.dossiers.actions.answer_supplement import resubmit
from hamrong.service.dossiers.actions.approve import approve
from hamrong.service.dossiers.actions.draft_result import result_drafted
from hamrong.service.dossiers.actions.financial import ask_financial, financial_met
from hamrong.service.dossiers.actions.hand_over import hand_over
from hamrong.service.dossiers.actions.move_drafts import count_drafts, move_draft, some_drafts
from hamrong.service.dossiers.actions.move_opinions import (
    count_opinions,
    move_opinion,
    some_opinions,
)
from hamrong.service.dossiers.actions.move_to_heirs import (
    count_dossiers,
    dossiers_to_decide,
    move_dossier,
    some_dossiers,
)
from hamrong.service.dossiers.actions.propose import propose
from hamrong.service.dossiers.actions.refuse import refuse
from hamrong.service.dossiers.actions.request_supplement import request_supplement
from hamrong.service.dossiers.actions.send_back import send_back
from hamrong.service.dossiers.actions.stop import stop
from hamrong.service.dossiers.actions.withdraw import withdraw
from hamrong.service.dossiers.ports import EVERYONE, Place, deeds, panel
from hamrong.service.dossiers.queries.at_work import at_work_panel, work_deeds
from hamrong.service.dossiers.queries.backwards import backward_deeds
from hamrong.service.dossiers.queries.deeds import (
    check_deeds,
    control_deeds,
    date_deeds,
    opinion_deeds,
    opinions_panel,
    reception_panel,
    reissue_deeds,
    reopen_deeds,
    timing_panel,
)
from hamrong.service.dossiers.queries.transfers import agencies_panel, transfer_deeds

EFFECTS = {
    "dossiers.accept": accept,
    "dossiers.request_supplement": request_supplement,
    "dossiers.resubmit": resubmit,
    "dossiers.refuse": refuse,
    "dossiers.propose": propose,
    "dossiers.endorse": propose,
    "dossiers.send_back": send_back,
    "dossiers.approve": approve,
    "dossiers.hand_over": hand_over,
    "dossiers.withdraw": withdraw,
    "dossiers.stop": stop,
    "dossiers.ask_financial": ask_financial,
    "dossiers.financial_met": financial_met,
}
# Never anything that changes an appointed day, asks an applicant, or signs.
IN_BULK = frozenset(
    {"dossiers.accept", "dossiers.propose", "dossiers.endorse", "dossiers.hand_over"}
)
# What only colleagues have seen so far: nothing printed, promised or told to the applicant.
RECALLABLE = frozenset({"dossiers.propose", "dossiers.endorse", "dossiers.send_back"})

TITLES = [
    (events.DossierSubmitted, _("Đã nộp hồ sơ %(code)s"), Audience.CITIZEN, "send"),
    (events.DocumentsChecked, _("Kiểm tra thành phần hồ sơ"), Audience.STAFF, "list-checks"),
    (events.DossierAccepted, _("Đã tiếp nhận hồ sơ, hẹn trả kết quả"), Audience.CITIZEN, "check"),
    (
        events.SupplementRequested,
        _("Yêu cầu bổ sung lần %(round)s: %(reason)s"),
        Audience.CITIZEN,
        "file-plus",
    ),
    (events.SupplementAnswered, _("Đã bổ sung lần %(round)s"), Audience.CITIZEN, "file-check"),
    (events.ClockStopped, _("Dừng tính thời hạn (%(basis)s)"), Audience.CITIZEN, "pause"),
    (events.ClockStarted, _("Tính tiếp thời hạn"), Audience.CITIZEN, "play"),
    (events.NewDateAsked, _("Đề nghị ngày hẹn khác: %(reason)s"), Audience.STAFF, "calendar-clock"),
    (events.NewDateRefused, _("Giữ nguyên ngày hẹn: %(note)s"), Audience.STAFF, "calendar-x"),
    (events.DueDateChanged, _("Hẹn lại ngày trả: %(reason)s"), Audience.CITIZEN, "calendar-clock"),
    (events.ApologyMade, _("Xin lỗi vì trễ hẹn: %(reason)s"), Audience.CITIZEN, "mail"),
    (events.ApologyDelivered, _("Đã báo xin lỗi: %(how)s"), Audience.STAFF, "mail-check"),
    (
        events.FinancialObligationAsked,
        _("Cần thực hiện nghĩa vụ tài chính: %(reason)s"),
        Audience.CITIZEN,
        "banknote",
    ),
    (
        events.FinancialObligationMet,
        _("Đã có chứng từ nộp tiền: %(proof)s"),
        Audience.CITIZEN,
        "badge-check",
    ),
    (
        events.OpinionAsked,
        _("Lấy ý kiến %(agency)s: %(question)s"),
        Audience.STAFF,
        "messages-square",
    ),
    (
        events.OpinionEnded,
        _("Kết thúc lấy ý kiến %(agency)s. %(text)s"),
        Audience.STAFF,
        "message-square-reply",
    ),
    (
        events.DossierReopened,
        _("Mở lại hồ sơ theo %(decision)s: %(reason)s"),
        Audience.CITIZEN,
        "rotate-ccw",
    ),
    (events.DossierRefused, _("Từ chối tiếp nhận: %(reason)s"), Audience.CITIZEN, "ban"),
    (events.ResultDrafted, _("Soạn dự thảo kết quả"), Audience.STAFF, "file-pen"),
    (events.ResultProposed, _("Trình phê duyệt kết quả"), Audience.STAFF, "arrow-up"),
    (events.DossierSentBack, _("Trả lại để hoàn thiện: %(reason)s"), Audience.STAFF, "undo-2"),
    (events.ResultIssued, _("Đã có kết quả số %(number)s"), Audience.CITIZEN, "stamp"),
    (
        events.ResultCorrected,
        _("Đính chính: số %(number)s thay số %(before)s. %(reason)s"),
        Audience.CITIZEN,
        "file-pen-line",
    ),
    (
        events.ResultRevoked,
        _("Thu hồi kết quả số %(number)s theo %(decision)s: %(reason)s"),
        Audience.CITIZEN,
        "file-x",
    ),
    (events.ResultHandedOver, _("Đã trả kết quả"), Audience.CITIZEN, "handshake"),
    (events.DossierWithdrawn, _("Người nộp rút hồ sơ"), Audience.CITIZEN, "undo"),
    (events.DossierStopped, _("Dừng giải quyết: %(reason)s"), Audience.CITIZEN, "octagon-x"),
    (
        events.ReceptionConfirmed,
        _("Bộ phận một cửa kiểm tra lại và chuyển tiếp"),
        Audience.STAFF,
        "list-checks",
    ),
    (
        events.DossierTransferred,
        _("Chuyển từ %(old_agency)s sang %(new_agency)s. Căn cứ: %(basis)s"),
        Audience.CITIZEN,
        "building-2",
    ),
    (
        events.OpinionMoved,
        _("Ý kiến của %(old_agency)s nay hỏi %(new_agency)s"),
        Audience.STAFF,
        "message-circle-question",
    ),
    (
        events.TransferConfirmed,
        _("%(agency)s xác nhận tiếp tục giải quyết"),
        Audience.STAFF,
        "check",
    ),
]

MESSAGES = [
    (
        "dossiers.submitted",
        _("Đã nhận hồ sơ %(code)s"),
        _("Hồ sơ “%(procedure)s” của bạn đã được gửi đến bộ phận một cửa. Mã hồ sơ: %(code)s."),
    ),
    (
        "dossiers.accepted",
        _("Hồ sơ %(code)s đã được tiếp nhận"),
        _("Hồ sơ “%(procedure)s” đã được tiếp nhận. Hẹn trả kết quả: %(due)s."),
    ),
    (
        "dossiers.supplement",
        _("Hồ sơ %(code)s cần bổ sung"),
        _("Hồ sơ “%(procedure)s” cần bổ sung: %(reason)s. Hãy vào trang của tôi để bổ sung."),
    ),
    (
        "dossiers.refused",
        _("Hồ sơ %(code)s không được tiếp nhận"),
        _("Hồ sơ “%(procedure)s” không được tiếp nhận. Lý do: %(reason)s."),
    ),
    (
        "dossiers.result",
        _("Hồ sơ %(code)s đã có kết quả"),
        _("Hồ sơ “%(procedure)s” đã có kết quả. Hãy vào trang của tôi để tải về."),
    ),
    (
        "dossiers.new_date",
        _("Hồ sơ %(code)s hẹn lại ngày trả kết quả"),
        _("Hồ sơ “%(procedure)s” được hẹn lại: %(due)s. Lý do: %(reason)s."),
    ),
    (
        "dossiers.apology",
        _("Xin lỗi vì chậm trả kết quả hồ sơ %(code)s"),
        _(
            "Cơ quan giải quyết xin lỗi vì chậm trả kết quả “%(procedure)s”. %(reason)s "
            "Hẹn trả kết quả: %(due)s."
        ),
    ),
    (
        "dossiers.financial",
        _("Hồ sơ %(code)s cần thực hiện nghĩa vụ tài chính"),
        _("Hồ sơ “%(procedure)s” cần nộp tiền trước khi giải quyết tiếp: %(reason)s."),
    ),
    (
        "dossiers.corrected",
        _("Kết quả hồ sơ %(code)s được đính chính"),
        _("Kết quả “%(procedure)s” đã được đính chính. Lý do: %(reason)s. Hãy dùng bản mới."),
    ),
    (
        "dossiers.revoked",
        _("Kết quả hồ sơ %(code)s bị thu hồi"),
        _("Kết quả “%(procedure)s” không còn hiệu lực. Lý do: %(reason)s."),
    ),
    (
        "dossiers.stopped",
        _("Hồ sơ %(code)s dừng giải quyết"),
        _("Hồ sơ “%(procedure)s” dừng giải quyết. Lý do: %(reason)s."),
    ),
    (
        "dossiers.reopened",
        _("Hồ sơ %(code)s được mở lại"),
        _("Hồ sơ “%(procedure)s” được mở lại để giải quyết tiếp. Lý do: %(reason)s."),
    ),
    (
        "dossiers.transferred",
        _("Hồ sơ %(code)s chuyển sang %(agency)s"),
        _(
            "Hồ sơ “%(procedure)s” nay do %(agency)s giải quyết; nhận kết quả tại %(place)s."
            " Mã hồ sơ và ngày hẹn trả không đổi."
        ),
    ),
    (
        "dossiers.draft_moved",
        _("Bản nháp “%(procedure)s” nay thuộc %(agency)s"),
        _(
            "%(old)s đã được chia. Bản nháp “%(procedure)s” chuyển sang %(agency)s; nếu nơi làm"
            " thủ tục của bạn thuộc đơn vị khác, hãy bắt đầu lại và chọn đơn vị đó."
        ),
    ),
]


def _navigation() -> None:
    dossiers, search = _("Hồ sơ"), _("Tìm hồ sơ: mã, người nộp, thủ tục")
    navigation(area="desk", label=dossiers, url_name="dossiers:list", icon="folder-open", order=20)
    navigation(
        area="desk",
        label=_("Sổ theo dõi"),
        url_name="dossiers:register",
        icon="notebook-text",
        order=25,
    )
    navigation(area="search", label=search, url_name="dossiers:list", icon="search")
    navigation(
        area="desk",
        label=_("Thống kê"),
        url_name="dossiers:figures",
        icon="chart-column",
        order=30,
        roles=(Role.LEADER,),
    )


def _page() -> None:
    """Put on the dossier's page what the one-stop shop itself has to say there."""
    panel(
        "dossiers.agencies",
        template="dossiers/panels/agencies.html",
        place=Place.ASIDE,
        order=70,
        readers=EVERYONE,
    )(agencies_panel)
    panel("dossiers.opinions", template="dossiers/panels/opinions.html", order=5)(opinions_panel)
    panel(
        "dossiers.reception",
        template="dossiers/panels/reception.html",
        order=10,
        readers=EVERYONE,
    )(reception_panel)
    panel("dossiers.timing", template="dossiers/panels/timing.html", place=Place.ASIDE, order=60)(
        timing_panel
    )
    panel("dossiers.at_work", template="dossiers/panels/at_work.html", place=Place.TOP, order=5)(
        at_work_panel
    )


def _deeds() -> None:
    """Offer what can be done with a dossier beside the actions of its process."""
    deeds("dossiers.dates")(date_deeds)
    deeds("dossiers.backwards")(backward_deeds)
    deeds("dossiers.check")(check_deeds)
    deeds("dossiers.opinions")(opinion_deeds)
    deeds("dossiers.reopen")(reopen_deeds)
    deeds("dossiers.control")(control_deeds)
    deeds("dossiers.reissue")(reissue_deeds)
    deeds("dossiers.transfer")(transfer_deeds)
    deeds("dossiers.at_work")(work_deeds)


def _movers() -> None:
    """Tell what a reorganisation has to move."""
    mover(
        Mover(
            name="drafts",
            label=_("Bản nháp"),
            order=20,
            count=count_drafts,
            some=some_drafts,
            move=move_draft,
        )
    )
    mover(
        Mover(
            name="opinions",
            label=_("Xin ý kiến"),
            order=40,
            count=count_opinions,
            some=some_opinions,
            move=move_opinion,
        )
    )
    mover(
        Mover(
            name="dossiers",
            label=_("Hồ sơ"),
            order=50,
            count=count_dossiers,
            some=some_dossiers,
            move=move_dossier,
            things=dossiers_to_decide,
        )
    )


def register() -> None:
    """Register effects, titles, messages, navigation and subscriptions; called once at start."""
    _navigation()
    _page()
    _deeds()
    _movers()
    for name, function in EFFECTS.items():
        effect(name, in_bulk=name in IN_BULK, recallable=name in RECALLABLE)(function)
    guard("dossiers.result_drafted")(result_drafted)
    for event, title, audience, icon in TITLES:
        announce(event, title=title, audience=audience, icon=icon)
    for name, subject, body in MESSAGES:
        message(name, subject=subject, body=body, sms=body)
    for told in (
        events.DossierSubmitted,
        events.DossierAccepted,
        events.SupplementRequested,
        events.DossierRefused,
        events.ResultIssued,
        events.DossierStopped,
        events.DossierReopened,
        events.DossierTransferred,
        events.DueDateChanged,
        events.ApologyMade,
        events.FinancialObligationAsked,
        events.ResultCorrected,
        events.ResultRevoked,
    ):
        subscribe(told, "dossiers.tell_applicant")
