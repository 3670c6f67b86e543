"""A judgement as programs read it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from hamrong.foundation.signing.queries.words import told
from hamrong.foundation.signing.rules.report import Judgement

Verdicts = Literal["valid", "invalid", "unknown"]


@dataclass(frozen=True)
class ChangeView:
    """What was added after a signature: signature or field, archive, other."""

    what: str
    name: str


@dataclass(frozen=True)
class SignatureView:
    """One signature; times are ISO 8601 or empty, `reasons` are codes, `explained` sentences."""

    verdict: Verdicts
    reasons: tuple[str, ...]
    explained: tuple[str, ...]
    field: str
    level: str
    signer: str
    organisation: str
    issuer: str
    serial: str
    certificate_sha256: str
    certificate_from: str
    certificate_to: str
    claimed_at: str
    proven_at: str
    whole: bool
    trusted: bool
    revocation: Literal["good", "revoked", "unknown"]
    changes: tuple[ChangeView, ...]
    algorithm: str
    technical: str


@dataclass(frozen=True)
class SignedFileView:
    """What a file is worth: `verdict` is "valid" only when every signature was shown to hold."""

    verdict: Verdicts
    kind: str
    reasons: tuple[str, ...]
    explained: tuple[str, ...]
    sha256: str
    size: int
    judged_at: datetime
    signatures: tuple[SignatureView, ...]


def judged_view(judged: Judgement) -> SignedFileView:
    """Return a judgement with its sentences in the reader's language."""
    report, words = judged.report, told(judged.report)
    signatures = tuple(
        SignatureView(
            **{
                name: getattr(one, name)
                for name in SignatureView.__dataclass_fields__
                if name not in {"explained", "changes", "technical", "reasons"}
            },
            reasons=tuple(str(each) for each in one.reasons),
            explained=said.why,
            changes=tuple(ChangeView(each.what, each.name) for each in one.changes),
            technical=one.told,
        )
        for one, said in zip(report.signatures, words.signatures, strict=True)
    )
    return SignedFileView(
        verdict=report.verdict.value,
        kind=report.kind,
        reasons=tuple(str(one) for one in report.reasons),
        explained=words.why,
        sha256=judged.sha256,
        size=judged.size,
        judged_at=judged.at,
        signatures=signatures,
    )
