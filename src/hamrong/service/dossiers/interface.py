"""The door: what other contexts may use."""

from hamrong.service.dossiers.access import may_receive
from hamrong.service.dossiers.actions.answer_supplement import answer_supplement
from hamrong.service.dossiers.actions.decide import decide
from hamrong.service.dossiers.actions.draft_result import draft_result
from hamrong.service.dossiers.actions.file_another import file_another
from hamrong.service.dossiers.actions.finish_whole import finish_whole, withdraw_member
from hamrong.service.dossiers.actions.limit_lookups import may_look_up
from hamrong.service.dossiers.actions.lodge import OnBehalf
from hamrong.service.dossiers.actions.lodge_member import (
    MemberOpened,
    MemberOrder,
    lodge_member,
)
from hamrong.service.dossiers.actions.make_slip import make_slip
from hamrong.service.dossiers.actions.note_opening import note_opening
from hamrong.service.dossiers.actions.pay_online import pay_online
from hamrong.service.dossiers.actions.propose_decision import propose_decision
from hamrong.service.dossiers.actions.rate import Said, dossier_of, rate, rate_by_link
from hamrong.service.dossiers.actions.receive import Intake, receive
from hamrong.service.dossiers.actions.reuse_file import reuse_file
from hamrong.service.dossiers.actions.settle_case import settle_case
from hamrong.service.dossiers.actions.start_filing import start_filing
from hamrong.service.dossiers.actions.submit import Submitted, submit
from hamrong.service.dossiers.actions.take_member_result import result_key, take_member_result
from hamrong.service.dossiers.actions.wait_for_member import wait_for_member
from hamrong.service.dossiers.actions.withdraw import withdraw_own
from hamrong.service.dossiers.events import TURNS, DossierAccepted
from hamrong.service.dossiers.ports import (
    EVERYONE,
    Deed,
    FollowedPart,
    LinkedCall,
    PanelCall,
    Place,
    Reader,
    deeds,
    followed,
    linked,
    panel,
)
from hamrong.service.dossiers.queries.appointment import appointment_file
from hamrong.service.dossiers.queries.checklist import Checklist, checklist, papers_of
from hamrong.service.dossiers.queries.checks import CAPACITY_LABEL
from hamrong.service.dossiers.queries.codes import codes_of
from hamrong.service.dossiers.queries.declaration import declaration_pdf, draft_declaration_pdf
from hamrong.service.dossiers.queries.drafting import drafting
from hamrong.service.dossiers.queries.filing import (
    DRAFT_PURPOSE,
    Filing,
    Offices,
    draft_behind,
    filing,
    offices_for,
)
from hamrong.service.dossiers.queries.flows import (
    AgencyFlow,
    ProcedureFlow,
    agency_flows,
    procedure_flows,
)
from hamrong.service.dossiers.queries.given_before import GivenBefore, given_before
from hamrong.service.dossiers.queries.listing import (
    DossierPage,
    DossierRow,
    ListFilter,
    dossiers_page,
)
from hamrong.service.dossiers.queries.lookup import PublicView, look_up
from hamrong.service.dossiers.queries.members import (
    MemberStanding,
    member_standings,
    procedure_code_of,
)
from hamrong.service.dossiers.queries.mine import (
    ActedFor,
    MyDossiers,
    MyResult,
    acted_for,
    filed_for,
    my_dossiers,
    my_results,
)
from hamrong.service.dossiers.queries.page import (
    DossierView,
    GivenFile,
    ResultView,
    SlipView,
    SupplementView,
    dossier_view,
)
from hamrong.service.dossiers.queries.panels import PageParts, page_parts
from hamrong.service.dossiers.queries.papers import readable_file
from hamrong.service.dossiers.queries.paying import PayPage, pay_page
from hamrong.service.dossiers.queries.rating import (
    OVERALL_LABEL,
    RatingPage,
    Ratings,
    public_ratings,
    rating_by_link,
    rating_of,
)
from hamrong.service.dossiers.queries.todo import Task, tasks_of
from hamrong.service.dossiers.rules import (
    FEWEST_SHOWN,
    SATISFIED_TARGET,
    Capacity,
    DecisionKind,
    Found,
    Points,
    Punctuality,
    SlipKind,
    State,
    Todo,
)

__all__ = [
    "CAPACITY_LABEL",
    "DRAFT_PURPOSE",
    "EVERYONE",
    "FEWEST_SHOWN",
    "OVERALL_LABEL",
    "SATISFIED_TARGET",
    "TURNS",
    "ActedFor",
    "AgencyFlow",
    "Capacity",
    "Checklist",
    "DecisionKind",
    "Deed",
    "DossierAccepted",
    "DossierPage",
    "DossierRow",
    "DossierView",
    "Filing",
    "FollowedPart",
    "Found",
    "GivenBefore",
    "GivenFile",
    "Intake",
    "LinkedCall",
    "ListFilter",
    "MemberOpened",
    "MemberOrder",
    "MemberStanding",
    "MyDossiers",
    "MyResult",
    "Offices",
    "OnBehalf",
    "PageParts",
    "PanelCall",
    "PayPage",
    "Place",
    "Points",
    "ProcedureFlow",
    "PublicView",
    "Punctuality",
    "RatingPage",
    "Ratings",
    "Reader",
    "ResultView",
    "Said",
    "SlipKind",
    "SlipView",
    "State",
    "Submitted",
    "SupplementView",
    "Task",
    "Todo",
    "acted_for",
    "agency_flows",
    "answer_supplement",
    "appointment_file",
    "checklist",
    "codes_of",
    "decide",
    "declaration_pdf",
    "deeds",
    "dossier_of",
    "dossier_view",
    "dossiers_page",
    "draft_behind",
    "draft_declaration_pdf",
    "draft_result",
    "drafting",
    "file_another",
    "filed_for",
    "filing",
    "finish_whole",
    "followed",
    "given_before",
    "linked",
    "lodge_member",
    "look_up",
    "make_slip",
    "may_look_up",
    "may_receive",
    "member_standings",
    "my_dossiers",
    "my_results",
    "note_opening",
    "offices_for",
    "page_parts",
    "panel",
    "papers_of",
    "pay_online",
    "pay_page",
    "procedure_code_of",
    "procedure_flows",
    "propose_decision",
    "public_ratings",
    "rate",
    "rate_by_link",
    "rating_by_link",
    "rating_of",
    "readable_file",
    "receive",
    "result_key",
    "reuse_file",
    "settle_case",
    "start_filing",
    "submit",
    "take_member_result",
    "tasks_of",
    "wait_for_member",
    "withdraw_member",
    "withdraw_own",
]
