"""The door: what other contexts may use."""

from hamrong.service.procedures.actions.confirm_fileable import Opened, confirm_fileable
from hamrong.service.procedures.ports import switch_on
from hamrong.service.procedures.queries.browse import Browse, Facet, browse
from hamrong.service.procedures.queries.find import Found, Hit, Wanted, find
from hamrong.service.procedures.queries.guides import (
    GuideRow,
    GuideStep,
    GuideView,
    Linked,
    guide,
    guides,
)
from hamrong.service.procedures.queries.handled_by import handled_by
from hamrong.service.procedures.queries.levels import (
    LevelRow,
    LevelShare,
    ServiceLevels,
    service_levels,
)
from hamrong.service.procedures.queries.names import curated_names
from hamrong.service.procedures.queries.online import online_levels
from hamrong.service.procedures.queries.procedure import procedure, version, versions
from hamrong.service.procedures.queries.public_keys import count_public, public_keys
from hamrong.service.procedures.queries.ranking import Filters
from hamrong.service.procedures.queries.raw_procedure import (
    RawCase,
    RawFee,
    RawGroup,
    RawPaper,
    RawView,
    RawWay,
    raw_procedure,
)
from hamrong.service.procedures.queries.search import SearchPage, SearchRow, search
from hamrong.service.procedures.queries.suggest import suggest
from hamrong.service.procedures.queries.term import term_for
from hamrong.service.procedures.queries.wording import (
    LIFE_EVENTS,
    EventLabel,
    fee_words,
    level_words,
    total_words,
)
from hamrong.service.procedures.rules.assessment import (
    Assessment,
    Line,
    Missing,
    Problem,
    Said,
    assess,
)
from hamrong.service.procedures.rules.conditions import (
    CAPACITY,
    CASE,
    SELF,
    Option,
    Question,
    Requirement,
    read_answers,
)
from hamrong.service.procedures.rules.fees import (
    Exemption,
    Fee,
    FeeKind,
    FeeTotal,
    Tier,
)
from hamrong.service.procedures.rules.fitting import (
    case_key_of,
    documents_for,
    fit,
    marked_fees,
    open_questions,
)
from hamrong.service.procedures.rules.guide import Block, Kind
from hamrong.service.procedures.rules.procedure import (
    Case,
    Document,
    LifeEvent,
    ProcedureView,
    Time,
    TimeUnit,
    UnknownCaseError,
    Way,
    case_of,
    fee_total,
    fees_for,
    still_required,
    time_for,
    to_present,
    to_upload,
)
from hamrong.service.procedures.rules.service_level import (
    FILED_ONLINE,
    PAID_ONLINE,
    Ability,
    OnlineScope,
)

__all__ = [
    "CAPACITY",
    "CASE",
    "FILED_ONLINE",
    "LIFE_EVENTS",
    "PAID_ONLINE",
    "SELF",
    "Ability",
    "Assessment",
    "Block",
    "Browse",
    "Case",
    "Document",
    "EventLabel",
    "Exemption",
    "Facet",
    "Fee",
    "FeeKind",
    "FeeTotal",
    "Filters",
    "Found",
    "GuideRow",
    "GuideStep",
    "GuideView",
    "Hit",
    "Kind",
    "LevelRow",
    "LevelShare",
    "LifeEvent",
    "Line",
    "Linked",
    "Missing",
    "OnlineScope",
    "Opened",
    "Option",
    "Problem",
    "ProcedureView",
    "Question",
    "RawCase",
    "RawFee",
    "RawGroup",
    "RawPaper",
    "RawView",
    "RawWay",
    "Requirement",
    "Said",
    "SearchPage",
    "SearchRow",
    "ServiceLevels",
    "Tier",
    "Time",
    "TimeUnit",
    "UnknownCaseError",
    "Wanted",
    "Way",
    "assess",
    "browse",
    "case_key_of",
    "case_of",
    "confirm_fileable",
    "count_public",
    "curated_names",
    "documents_for",
    "fee_total",
    "fee_words",
    "fees_for",
    "find",
    "fit",
    "guide",
    "guides",
    "handled_by",
    "level_words",
    "marked_fees",
    "online_levels",
    "open_questions",
    "procedure",
    "public_keys",
    "raw_procedure",
    "read_answers",
    "search",
    "service_levels",
    "still_required",
    "suggest",
    "switch_on",
    "term_for",
    "time_for",
    "to_present",
    "to_upload",
    "total_words",
    "version",
    "versions",
]
