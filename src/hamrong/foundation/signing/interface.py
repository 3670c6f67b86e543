"""The door: what other contexts may use."""

from hamrong.foundation.signing.actions.judge import judge
from hamrong.foundation.signing.rules.report import (
    FileReport,
    Judgement,
    Reason,
    Signature,
    Verdict,
)

__all__ = ["FileReport", "Judgement", "Reason", "Signature", "Verdict", "judge"]
