"""What plans announce, and where they stand in the navigation."""

from django.utils.translation import gettext_lazy as _

from hamrong.foundation.reorganisation.interface import Mover, mover
from hamrong.governance.plan import events
from hamrong.governance.plan.actions.judge_report import REPORT_MISSING, REPORT_RETURNED
from hamrong.governance.plan.actions.move_parts import count_parts, move_part, some_parts
from hamrong.governance.plan.actions.remind import ESCALATED, REMINDED
from hamrong.kernel.notify.interface import message
from hamrong.kernel.timeline.interface import Audience, announce
from hamrong.kernel.ui.interface import Rule, navigation

TITLES = [
    (
        events.PlanAdopted,
        _("Đưa kế hoạch vào thực hiện theo %(decision)s: %(tasks)s nhiệm vụ, %(targets)s chỉ tiêu"),
        "flag",
    ),
    (events.PlanAmended, _("Kế hoạch thay đổi theo %(decision)s"), "file-diff"),
    (events.DraftOpened, _("Bắt đầu soạn nội dung kế hoạch"), "file-pen"),
    (events.FrameDrafted, _("Sửa bản thảo: thông tin chung"), "pencil"),
    (events.SectionDrafted, _("Sửa bản thảo: nhóm nhiệm vụ %(section)s"), "pencil"),
    (events.TaskDrafted, _("Sửa bản thảo: nhiệm vụ %(number)s"), "pencil"),
    (events.TargetDrafted, _("Sửa bản thảo: chỉ tiêu %(target)s"), "pencil"),
    (
        events.DraftLoaded,
        _("Nạp bản thảo từ tệp: %(tasks)s nhiệm vụ, %(targets)s chỉ tiêu"),
        "upload",
    ),
    (events.DraftDiscarded, _("Bỏ bản thảo"), "trash-2"),
    (
        events.PlanDecided,
        _("Ban hành theo %(decision)s, có hiệu lực từ %(valid_from)s"),
        "stamp",
    ),
    (
        events.TaskAssigned,
        _("Giao nhiệm vụ: %(lead)s cơ quan chủ trì, %(taking_part)s cơ quan phối hợp"),
        "send",
    ),
    (events.TaskAmended, _("Nhiệm vụ thay đổi theo %(decision)s"), "file-diff"),
    (events.FiguresFrozen, _("Chốt số liệu quý %(quarter)s: %(targets)s chỉ tiêu"), "lock"),
    (events.PartBrokenDown, _("Chia việc: %(steps)s bước, đã xong %(done)s"), "list-checks"),
    (events.PartReminded, _("Nhắc việc, thời hạn %(due)s"), "bell"),
    (events.PartsEscalated, _("Báo Ban Chỉ đạo: %(parts)s phần việc quá hạn lâu"), "siren"),
    (
        events.ConditionMet,
        _("Điều kiện đã xảy ra ngày %(on)s; thời hạn mới %(due)s"),
        "circle-check",
    ),
    (events.PartMoved, _("Chuyển phần việc từ %(old_agency)s sang %(new_agency)s"), "git-merge"),
    (events.MemberNamed, _("Chọn %(agency)s vào nhóm thực hiện"), "user-plus"),
    (events.MemberLetGo, _("%(agency)s thôi thực hiện"), "user-minus"),
    (events.MemberSeated, _("%(name)s vào ban từ %(on)s"), "user-plus"),
    (events.MemberLeft, _("%(name)s thôi tham gia từ %(on)s"), "user-minus"),
    (events.MeetingNoted, _("Họp ngày %(held_on)s: %(title)s"), "users"),
    (events.Concluded, _("Kết luận: %(title)s"), "gavel"),
    (events.ConclusionWithdrawn, _("Thôi thực hiện kết luận: %(reason)s"), "circle-stop"),
    (events.ProgressReported, _("Báo cáo tiến độ: %(percent)s %%"), "message-square-text"),
    (
        events.FigureDeclared,
        _("Kê khai chỉ tiêu %(target)s quý %(quarter)s: %(agency)s"),
        "file-pen",
    ),
    (events.ReportReady, _("Báo cáo quý đã soạn xong, chờ lãnh đạo ký gửi"), "file-check"),
    (events.ReportSent, _("Đã gửi báo cáo quý"), "send"),
    (events.ReportTakenBack, _("Rút báo cáo quý để sửa"), "undo-2"),
    (events.ReportCorrected, _("Bắt đầu đính chính báo cáo quý"), "file-pen"),
    (events.ReportAccepted, _("Báo cáo quý được chấp nhận"), "circle-check"),
    (events.ReportReturned, _("Báo cáo quý bị trả lại"), "undo-2"),
    (events.ReportRemarked, _("Có nhận xét về báo cáo quý"), "message-square-text"),
    (events.TaskEnded, _("Nhiệm vụ thôi thực hiện theo %(decision)s"), "circle-stop"),
]
# What officials are told, in the application alone.
MESSAGES = [
    (
        REMINDED,
        _("Kế hoạch: %(count)s phần việc cần làm"),
        _("Sắp đến hạn hoặc đã quá hạn trong “%(plan)s”: %(named)s."),
    ),
    (
        ESCALATED,
        _("Kế hoạch: %(count)s phần việc quá hạn lâu"),
        _("Quá hạn từ 15 ngày trở lên trong “%(plan)s”: %(named)s."),
    ),
    (
        REPORT_MISSING,
        _("Chưa gửi báo cáo quý"),
        _("%(title)s: hạn gửi %(due)s. Hãy hoàn thành và gửi."),
    ),
    (
        REPORT_RETURNED,
        _("Báo cáo quý bị trả lại"),
        _("%(title)s được trả lại để sửa. Lý do ghi ở đầu báo cáo."),
    ),
]


def register() -> None:
    """Announce facts, add the pages, say what a reorganisation moves; called once at start."""
    mover(
        Mover(
            name="plan_parts",
            label=_("Phần việc trong kế hoạch"),
            order=60,
            count=count_parts,
            some=some_parts,
            move=move_part,
        )
    )
    for template, subject, body in MESSAGES:
        message(template, subject=subject, body=body)
    for event, title, icon in TITLES:
        announce(event, title=title, audience=Audience.STAFF, icon=icon)
    navigation(
        area="desk",
        label=_("Kế hoạch"),
        url_name="plan:list",
        icon="target",
        order=60,
        rules=(Rule.OFFICIAL,),
    )
    navigation(
        area="footer",
        label=_("Kế hoạch của tỉnh"),
        url_name="plan:public_list",
        icon="target",
        order=25,
        rules=(Rule.ANYONE,),
    )
