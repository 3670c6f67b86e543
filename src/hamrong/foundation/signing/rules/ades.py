"""From the sub-indications of EN 319 102-1 to what a reader is told."""

from dataclasses import dataclass
from typing import Any

from pyhanko.sign.ades.report import AdESFailure, AdESIndeterminate, AdESPassed

from hamrong.foundation.signing.rules.report import Reason, Verdict

_FAILED = {
    AdESFailure.FORMAT_FAILURE: Reason.MALFORMED,
    AdESFailure.HASH_FAILURE: Reason.CHANGED,
    AdESFailure.SIG_CRYPTO_FAILURE: Reason.FORGED,
    AdESFailure.REVOKED: Reason.REVOKED_WHEN,
    AdESFailure.NOT_YET_VALID: Reason.NOT_YET_VALID,
}
_OPEN = {
    AdESIndeterminate.EXPIRED: Reason.EXPIRED,
    AdESIndeterminate.OUT_OF_BOUNDS_NO_POE: Reason.EXPIRED,
    AdESIndeterminate.OUT_OF_BOUNDS_NOT_REVOKED: Reason.EXPIRED,
    AdESIndeterminate.NOT_YET_VALID: Reason.NOT_YET_VALID,
    AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND: Reason.UNTRUSTED,
    AdESIndeterminate.CHAIN_CONSTRAINTS_FAILURE: Reason.WRONG_USE,
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE: Reason.WEAK,
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE: Reason.WEAK,
    AdESIndeterminate.REVOKED_NO_POE: Reason.REVOKED,
    AdESIndeterminate.REVOKED_CA_NO_POE: Reason.REVOKED,
    AdESIndeterminate.TRY_LATER: Reason.REVOCATION_UNKNOWN,
    AdESIndeterminate.TIMESTAMP_ORDER_FAILURE: Reason.TIME_STAMP,
    AdESIndeterminate.NO_SIGNING_CERTIFICATE_FOUND: Reason.MALFORMED,
}


@dataclass(frozen=True)
class Found:
    """The verdict of the signature itself; `proven_at` is ISO 8601, "" without a time stamp."""

    verdict: Verdict
    reasons: tuple[Reason, ...]
    proven_at: str
    told: str


def found_by(result: Any) -> Found:
    """Return what a validation of the library found; whatever is not passed is never "valid"."""
    indication = result.ades_subindic
    told = f"{type(indication).__name__}.{indication.name} {result.failure_msg or ''}".strip()
    stamp = getattr(result.api_status, "timestamp_validity", None)
    proven = getattr(stamp, "timestamp", None) if _holds(stamp) else None
    at = proven.isoformat() if proven else ""
    if indication is AdESPassed.OK:
        # A status that contradicts the indication counts, not the indication.
        sound = bool(result.api_status and result.api_status.intact and result.api_status.valid)
        verdict = Verdict.VALID if sound else Verdict.UNKNOWN
        return Found(verdict, () if sound else (Reason.NOT_PROVEN,), at, told)
    if isinstance(indication, AdESFailure):
        return Found(Verdict.INVALID, (_FAILED[indication],), at, told)
    reason = _OPEN.get(indication)
    return Found(Verdict.UNKNOWN, (reason,) if reason else (), at, told)


def _holds(stamp: Any) -> bool:
    return bool(stamp and stamp.intact and stamp.valid and stamp.trusted)
