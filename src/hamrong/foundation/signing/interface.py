"""The door: what other contexts may use."""

from hamrong.foundation.signing.actions.judge import judge
from hamrong.foundation.signing.actions.sign_paper import Signed, sign_result
from hamrong.foundation.signing.queries.words import FileTold, told
from hamrong.foundation.signing.rules.report import (
    FileReport,
    Judgement,
    Reason,
    Signature,
    Verdict,
)

__all__ = [
    "FileReport",
    "FileTold",
    "Judgement",
    "Reason",
    "Signature",
    "Signed",
    "Verdict",
    "judge",
    "sign_result",
    "told",
]
