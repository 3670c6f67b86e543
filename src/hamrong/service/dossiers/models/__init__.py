"""Tables of the one-stop shop."""

from hamrong.service.dossiers.models.clock import Apology, ClockStop, NewDateRequest, Promise
from hamrong.service.dossiers.models.dossier import (
    Dossier,
    Result,
    Slip,
    SubmittedFile,
    SupplementRequest,
    Transfer,
)

__all__ = [
    "Apology",
    "ClockStop",
    "Dossier",
    "NewDateRequest",
    "Promise",
    "Result",
    "Slip",
    "SubmittedFile",
    "SupplementRequest",
    "Transfer",
]
