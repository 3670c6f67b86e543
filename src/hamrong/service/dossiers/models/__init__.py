"""Tables of the one-stop shop."""

from hamrong.service.dossiers.models.clock import Apology, ClockStop, NewDateRequest, Promise
from hamrong.service.dossiers.models.decision import Decision
from hamrong.service.dossiers.models.dossier import (
    Dossier,
    FormerResult,
    Result,
    Slip,
    SubmittedFile,
    SupplementRequest,
    Transfer,
)
from hamrong.service.dossiers.models.handing import HandOver
from hamrong.service.dossiers.models.opinion import Opinion, OpinionFile
from hamrong.service.dossiers.models.rating import Rating
from hamrong.service.dossiers.models.reception import DocumentCheck, Representative
from hamrong.service.dossiers.models.tally import NO_DAY, Tally, TallyKind

__all__ = [
    "NO_DAY",
    "Apology",
    "ClockStop",
    "Decision",
    "DocumentCheck",
    "Dossier",
    "FormerResult",
    "HandOver",
    "NewDateRequest",
    "Opinion",
    "OpinionFile",
    "Promise",
    "Rating",
    "Representative",
    "Result",
    "Slip",
    "SubmittedFile",
    "SupplementRequest",
    "Tally",
    "TallyKind",
    "Transfer",
]
