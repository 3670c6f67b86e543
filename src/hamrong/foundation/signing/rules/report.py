"""What is found out about a signed file: never "valid" unless everything was shown to hold."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Verdict(StrEnum):
    """The three results of validation (ETSI EN 319 102-1, 5.1.3): passed, failed, indeterminate."""

    VALID = "valid"
    INVALID = "invalid"
    UNKNOWN = "unknown"


class Revocation(StrEnum):
    """What the lists of revoked certificates say about the signer's."""

    GOOD = "good"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """Why a verdict is not "valid", or what a reader should know beside one that is."""

    NO_SIGNATURE = "no_signature"
    ONLY_TIME_STAMP = "only_time_stamp"
    UNREADABLE = "unreadable"
    LOCKED = "locked"
    HEAVY = "heavy"
    UNSUPPORTED = "unsupported"
    MALFORMED = "malformed"
    CHANGED = "changed"
    FORGED = "forged"
    NOT_COVERED = "not_covered"
    CHANGED_AFTER = "changed_after"
    FILLED_AFTER = "filled_after"
    TRAILING = "trailing"
    PART_SIGNED = "part_signed"
    WEAK = "weak"
    WRONG_USE = "wrong_use"
    UNTRUSTED = "untrusted"
    REVOKED = "revoked"
    REVOKED_WHEN = "revoked_when"
    REVOCATION_UNKNOWN = "revocation_unknown"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    TIME_STAMP = "time_stamp"
    NOT_PROVEN = "not_proven"


@dataclass(frozen=True)
class Change:
    """What was added after a signature; `what` is signature, field, archive, other."""

    what: str
    name: str = ""


@dataclass(frozen=True)
class Signature:
    """One signature. Times are ISO 8601; `proven_at` is told by a trusted time stamp."""

    verdict: Verdict
    reasons: tuple[Reason, ...]
    field: str
    level: str
    signer: str
    organisation: str
    issuer: str
    serial: str
    certificate_from: str
    certificate_to: str
    claimed_at: str
    proven_at: str
    whole: bool
    trusted: bool
    revocation: Revocation
    changes: tuple[Change, ...]
    algorithm: str
    told: str = ""
    certificate_sha256: str = ""


@dataclass(frozen=True)
class FileReport:
    """What a file is worth. `kind` is pdf, xml or ""; `reasons` concern the file as a whole."""

    kind: str
    verdict: Verdict
    reasons: tuple[Reason, ...]
    signatures: tuple[Signature, ...]
    told: str = ""


@dataclass(frozen=True)
class Judgement:
    """A report with when it was made and of which bytes."""

    report: FileReport
    sha256: str
    size: int
    at: datetime


def overall(signatures: Iterable[Signature], reasons: Iterable[Reason] = ()) -> Verdict:
    """Return the verdict of a file from those of its signatures.

    Any invalid signature makes the file invalid; a file is valid only when it is signed, every
    signature is valid and nothing else was found.
    """
    verdicts = [one.verdict for one in signatures]
    if Verdict.INVALID in verdicts:
        return Verdict.INVALID
    if not verdicts or any(reasons) or any(one is not Verdict.VALID for one in verdicts):
        return Verdict.UNKNOWN
    return Verdict.VALID


def cannot_tell(kind: str, reason: Reason, told: str = "") -> FileReport:
    """Return the report of a file about which nothing can be said."""
    return FileReport(kind, Verdict.UNKNOWN, (reason,), (), told[:500])


def as_json(report: FileReport) -> dict[str, Any]:
    """Return a report as plain values."""
    return asdict(report)


def from_json(told: Mapping[str, Any]) -> FileReport:
    """Read what `as_json` wrote.

    Raises:
        KeyError, ValueError, TypeError: it is something else.
    """
    signatures = tuple(
        Signature(
            **{
                **one,
                "verdict": Verdict(one["verdict"]),
                "reasons": tuple(Reason(each) for each in one["reasons"]),
                "revocation": Revocation(one["revocation"]),
                "changes": tuple(Change(**each) for each in one["changes"]),
            }
        )
        for one in told["signatures"]
    )
    reasons = tuple(Reason(one) for one in told["reasons"])
    return FileReport(
        str(told["kind"]), Verdict(told["verdict"]), reasons, signatures, str(told["told"])
    )
