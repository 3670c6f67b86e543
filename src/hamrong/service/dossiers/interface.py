"""The door: what other contexts may use."""

from hamrong.service.dossiers.access import may_receive
from hamrong.service.dossiers.actions.answer_supplement import answer_supplement
from hamrong.service.dossiers.actions.decide import decide
from hamrong.service.dossiers.actions.draft_result import draft_result
from hamrong.service.dossiers.actions.limit_lookups import may_look_up
from hamrong.service.dossiers.actions.lodge import OnBehalf
from hamrong.service.dossiers.actions.make_slip import make_slip
from hamrong.service.dossiers.actions.propose_decision import propose_decision
from hamrong.service.dossiers.actions.receive import Intake, receive
from hamrong.service.dossiers.actions.start_filing import start_filing
from hamrong.service.dossiers.actions.submit import Submitted, submit
from hamrong.service.dossiers.actions.withdraw import withdraw_own
from hamrong.service.dossiers.ports import EVERYONE, Deed, PanelCall, Place, Reader, deeds, panel
from hamrong.service.dossiers.queries.checklist import Checklist, checklist
from hamrong.service.dossiers.queries.checks import CAPACITY_LABEL
from hamrong.service.dossiers.queries.declaration import declaration_pdf, draft_declaration_pdf
from hamrong.service.dossiers.queries.drafting import drafting
from hamrong.service.dossiers.queries.filing import (
    DRAFT_PURPOSE,
    Filing,
    Offices,
    filing,
    offices_for,
)
from hamrong.service.dossiers.queries.listing import (
    DossierPage,
    DossierRow,
    ListFilter,
    dossiers_page,
)
from hamrong.service.dossiers.queries.lookup import PublicView, look_up
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
from hamrong.service.dossiers.rules import (
    Capacity,
    DecisionKind,
    Found,
    Punctuality,
    SlipKind,
    State,
)

__all__ = [
    "CAPACITY_LABEL",
    "DRAFT_PURPOSE",
    "EVERYONE",
    "Capacity",
    "Checklist",
    "DecisionKind",
    "Deed",
    "DossierPage",
    "DossierRow",
    "DossierView",
    "Filing",
    "Found",
    "GivenFile",
    "Intake",
    "ListFilter",
    "Offices",
    "OnBehalf",
    "PageParts",
    "PanelCall",
    "Place",
    "PublicView",
    "Punctuality",
    "Reader",
    "ResultView",
    "SlipKind",
    "SlipView",
    "State",
    "Submitted",
    "SupplementView",
    "answer_supplement",
    "checklist",
    "decide",
    "declaration_pdf",
    "deeds",
    "dossier_view",
    "dossiers_page",
    "draft_declaration_pdf",
    "draft_result",
    "drafting",
    "filing",
    "look_up",
    "make_slip",
    "may_look_up",
    "may_receive",
    "offices_for",
    "page_parts",
    "panel",
    "propose_decision",
    "readable_file",
    "receive",
    "start_filing",
    "submit",
    "withdraw_own",
]
