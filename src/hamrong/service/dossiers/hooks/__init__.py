"""What is announced, told and run when something happens to a dossier."""

from django.utils.translation import gettext_lazy as _

from hamrong.kernel.actor.interface import Role
from hamrong.kernel.notify.interface import Topic, message
from hamrong.kernel.process.interface import (
    StepLeft,
    StepRecalled,
    StepReturned,
    effect,
    guard,
)
from hamrong.kernel.timeline.interface import announce, subscribe
from hamrong.kernel.ui.interface import navigation
from hamrong.service.dossiers import events
from hamrong.service.dossiers.actions.accept import accept
from hamrong.service.dossiers.actions.answer_supplement import resubmit
from hamrong.service.dossiers.actions.approve import approve
from hamrong.service.dossiers.actions.complete import complete
from hamrong.service.dossiers.actions.draft_result import result_drafted
from hamrong.service.dossiers.actions.financial import ask_financial, financial_met
from hamrong.service.dossiers.actions.hand_over import hand_over
from hamrong.service.dossiers.actions.propose import propose
from hamrong.service.dossiers.actions.refuse import refuse
from hamrong.service.dossiers.actions.request_supplement import request_supplement
from hamrong.service.dossiers.actions.send_back import send_back
from hamrong.service.dossiers.actions.stop import stop_by_step
from hamrong.service.dossiers.actions.withdraw import withdraw
from hamrong.service.dossiers.hooks.messages import MESSAGES, TO_OFFICIALS, TOPICS
from hamrong.service.dossiers.hooks.movers import register_movers
from hamrong.service.dossiers.hooks.page import register_deeds, register_page
from hamrong.service.dossiers.hooks.titles import TITLES
from hamrong.service.payments import interface as payments
from hamrong.service.procedures.interface import Ability, switch_on

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
    "dossiers.complete": complete,
    "dossiers.withdraw": withdraw,
    "dossiers.stop": stop_by_step,
    "dossiers.ask_financial": ask_financial,
    "dossiers.financial_met": financial_met,
}
# Never anything that changes an appointed day, asks an applicant, or signs.
IN_BULK = frozenset(
    {"dossiers.accept", "dossiers.propose", "dossiers.endorse", "dossiers.hand_over"}
)
# What only colleagues have seen so far: nothing printed, promised or told to the applicant.
RECALLABLE = frozenset({"dossiers.propose", "dossiers.endorse", "dossiers.send_back"})

# After these an applicant is asked how it went.
OVER = (
    events.ResultHandedOver,
    events.ResultOpened,
    events.DossierRefused,
    events.DossierStopped,
)


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
    navigation(
        area="desk",
        label=_("Kết quả chờ trả"),
        url_name="dossiers:uncollected",
        icon="handshake",
        order=24,
        roles=(Role.ONE_STOP,),
    )
    navigation(
        area="desk",
        label=_("Người dân đánh giá"),
        url_name="dossiers:ratings",
        icon="star",
        order=32,
        roles=(Role.HEAD, Role.LEADER),
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


def register() -> None:
    """Register effects, titles, messages, navigation and subscriptions; called once at start."""
    _navigation()
    register_page()
    register_deeds()
    register_movers()
    switch_on(Ability.RESULT)
    for name, function in EFFECTS.items():
        effect(name, in_bulk=name in IN_BULK, recallable=name in RECALLABLE)(function)
    guard("dossiers.result_drafted")(result_drafted)
    for event, title, audience, icon in TITLES:
        announce(event, title=title, audience=audience, icon=icon)
    _messages()
    for told in (
        events.DossierSubmitted,
        events.DossierAccepted,
        events.SupplementRequested,
        events.DossierRefused,
        events.ResultIssued,
        events.MembersFinished,
        events.CollectionReminded,
        events.DossierStopped,
        events.DossierReopened,
        events.DossierTransferred,
        events.DueDateChanged,
        events.ApologyMade,
        events.FinancialObligationAsked,
        events.ResultCorrected,
        events.ResultRevoked,
        payments.PaidOnline,
        payments.SurplusPaid,
        payments.Refunded,
    ):
        subscribe(told, "dossiers.tell_applicant")
    for over in OVER:
        subscribe(over, "dossiers.plan_rating")
    subscribe(payments.PaidOnline, "dossiers.fee_paid")
    for handed_over in (StepLeft, StepReturned, StepRecalled):
        subscribe(handed_over, "dossiers.keep_control_slip")


def _messages() -> None:
    for name, subject, body in MESSAGES:
        about = TOPICS.get(name, Topic.PROGRESS)
        message(name, subject=subject, body=body, sms=body, topic=about)
    for name, subject, body in TO_OFFICIALS:
        message(name, subject=subject, body=body)
