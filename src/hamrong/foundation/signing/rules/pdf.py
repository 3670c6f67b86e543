"""Judge the signatures of a PDF (PAdES, ETSI EN 319 142-1; PKCS #7 of ISO 32000-1).

Each signature is held against what it really covers, what was added after it, whom it leads to and
when it was made. A fault of any part makes the verdict worse, never better.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from asn1crypto.crl import CertificateList
from asn1crypto.ocsp import OCSPResponse
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.crypt import AuthStatus
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESStatus
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.general import extract_certificate_info
from pyhanko.sign.validation.ades import (
    ades_basic_validation,
    ades_lta_validation,
    ades_with_time_validation,
)
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.policy_decl import (
    PdfSignatureValidationSpec,
    SignatureValidationSpec,
)
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.revinfo.archival import CRLContainer, OCSPContainer

from hamrong.foundation.signing.rules.ades import Found, found_by
from hamrong.foundation.signing.rules.report import (
    Change,
    FileReport,
    Reason,
    Revocation,
    Signature,
    Verdict,
    cannot_tell,
    overall,
)
from hamrong.foundation.signing.rules.signer import Told, told_of
from hamrong.foundation.signing.rules.trust import Trust, standing

KIND = "pdf"
MOST_SIGNATURES = 50
_WHOLE = (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION)
_TIME_STAMP = "/DocTimeStamp"


@dataclass(frozen=True)
class Extent:
    """What a signature covers of the file, and what was added after it."""

    covered: bool
    level: ModificationLevel
    changes: tuple[Change, ...]
    told: str = ""


def judge_pdf(data: bytes, trust: Trust) -> FileReport:
    """Return what the signatures of a PDF are worth; nothing is fetched, nothing is written."""
    try:
        reader = PdfFileReader(BytesIO(data), strict=True)
        if reader.encrypted and reader.decrypt(b"").status is AuthStatus.FAILED:
            return cannot_tell(KIND, Reason.LOCKED)
        fields = list(enumerate_sig_fields(reader, filled_status=True))
    except RecursionError:
        return cannot_tell(KIND, Reason.HEAVY)
    except Exception as error:  # noqa: BLE001 whatever a made-up file does to the library
        return cannot_tell(KIND, Reason.UNREADABLE, repr(error))
    if len(fields) > MOST_SIGNATURES:
        return cannot_tell(KIND, Reason.HEAVY)
    return _report(reader, fields, trust, data)


def _report(reader: PdfFileReader, fields: list[Any], trust: Trust, data: bytes) -> FileReport:
    opened = [_opened(reader, name, field) for name, _value, field in fields]
    good = sorted(
        (one for one in opened if isinstance(one, EmbeddedPdfSignature)),
        key=lambda one: one.signed_revision,
    )
    broken = [one for one in opened if isinstance(one, Signature)]
    signatures = [_judged(one, trust) for one in good if one.sig_object_type != _TIME_STAMP]
    stamped = len(good) - len(signatures)
    if not signatures and not broken:
        return cannot_tell(KIND, Reason.ONLY_TIME_STAMP if stamped else Reason.NO_SIGNATURE)
    reasons = tuple(_after_the_last(good, data))
    if Reason.CHANGED_AFTER in reasons:
        signatures = [_spoilt(one) for one in signatures]
    found = (*signatures, *broken)
    return FileReport(KIND, overall(found, reasons), reasons, found)


def _opened(reader: PdfFileReader, name: str, field: Any) -> EmbeddedPdfSignature | Signature:
    try:
        return EmbeddedPdfSignature(reader, field, name)
    except Exception as error:  # noqa: BLE001 a forged signature object may hold anything
        return _broken(name, repr(error))


def _broken(name: str, told: str) -> Signature:
    return Signature(
        verdict=Verdict.INVALID,
        reasons=(Reason.MALFORMED,),
        field=name[:120],
        level="",
        **vars(Told()),
        proven_at="",
        claimed_at="",
        whole=False,
        trusted=False,
        revocation=Revocation.UNKNOWN,
        changes=(),
        algorithm="",
        told=told[:500],
    )


def _judged(signature: EmbeddedPdfSignature, trust: Trust) -> Signature:
    try:
        return _judge(signature, trust)
    except Exception as error:  # noqa: BLE001 the verdict of what breaks the library is not "valid"
        return _broken(signature.field_name, repr(error))


def _judge(signature: EmbeddedPdfSignature, trust: Trust) -> Signature:
    extent = _extent(signature)
    certificates = extract_certificate_info(signature.signed_data)
    signer = certificates.signer_cert
    stand = standing(signer, tuple(certificates.other_certs), trust)
    found = _validated(signature, trust)
    reasons = [*found.reasons, *_faults(extent)]
    if found.verdict is Verdict.UNKNOWN:
        reasons += [one for one in stand.reasons if one not in reasons]
    proven = found.verdict is Verdict.VALID  # also by what the file itself brought along
    claimed = signature.self_reported_timestamp
    return Signature(
        verdict=_worst(found.verdict, extent),
        reasons=tuple(dict.fromkeys(reasons)),
        field=signature.field_name[:120],
        level=_level(signature),
        **vars(told_of(signer)),
        claimed_at=claimed.isoformat() if claimed else "",
        proven_at=found.proven_at,
        whole=extent.covered and Reason.CHANGED not in reasons and not _is_changed(extent),
        trusted=stand.trusted or proven,
        revocation=Revocation.GOOD if proven else stand.revocation,
        changes=extent.changes,
        algorithm=_algorithm(signature, signer),
        told=f"{found.told}; {extent.told}".strip("; ")[:500],
    )


def _extent(signature: EmbeddedPdfSignature) -> Extent:
    """Return what is covered; a signature that leaves out bytes of its revision covers nothing."""
    signature.compute_integrity_info()  # type: ignore[no-untyped-call]
    covered = signature.coverage in _WHOLE
    found = signature.diff_result
    if isinstance(found, DiffResult):
        return Extent(covered, found.modification_level, tuple(_changes(found)))
    if signature.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return Extent(covered, ModificationLevel.NONE, ())
    return Extent(covered, ModificationLevel.OTHER, (Change("other"),), str(found or ""))


def _changes(found: DiffResult) -> Iterator[Change]:
    if found.modification_level is ModificationLevel.LTA_UPDATES:
        yield Change("archive")
    for name in sorted(found.changed_form_fields):
        yield Change("field", name[:120])


def _is_changed(extent: Extent) -> bool:
    return extent.level.value > ModificationLevel.FORM_FILLING.value


def _faults(extent: Extent) -> Iterator[Reason]:
    if not extent.covered:
        yield Reason.NOT_COVERED
    if _is_changed(extent):
        yield Reason.CHANGED_AFTER


def _worst(verdict: Verdict, extent: Extent) -> Verdict:
    return Verdict.INVALID if not extent.covered or _is_changed(extent) else verdict


def _validated(signature: EmbeddedPdfSignature, trust: Trust) -> Found:
    """Validate now, with the signature's time stamp if it has one; else by what proves the past."""
    spec = _with_embedded(signature, trust)
    timing = ValidationTimingInfo(
        validation_time=trust.at, best_signature_time=trust.at, point_in_time_validation=False
    )
    stamped = any(
        one["type"].native == "signature_time_stamp_token"
        for one in signature.signer_info["unsigned_attrs"]
    )
    way = ades_with_time_validation if stamped else ades_basic_validation
    now = asyncio.run(
        way(signature.signed_data, spec, timing_info=timing, raw_digest=signature.compute_digest())
    )
    if now.ades_subindic.status is not AdESStatus.INDETERMINATE:
        return found_by(now)
    wanted = PdfSignatureValidationSpec(spec)
    try:
        past = asyncio.run(ades_lta_validation(signature, wanted, timing_info=timing))
    except (SignatureValidationError, PdfError, ValueError):
        return found_by(now)
    return found_by(past if past.ades_subindic.status is AdESStatus.PASSED else now)


def _with_embedded(signature: EmbeddedPdfSignature, trust: Trust) -> SignatureValidationSpec:
    """Return how to validate, with what the file brings along to prove its signers' standing.

    What is brought is signed by the authorities; it adds nothing to whom the province trusts.
    """
    spec = trust.spec()
    try:
        store = DocumentSecurityStore.read_dss(signature.reader)
        crls = [CertificateList.load(one.get_object().data) for one in store.crls]
        answers = [OCSPResponse.load(one.get_object().data) for one in store.ocsps]
        others = [Certificate.load(one.get_object().data) for one in store.certs.values()]
    except Exception:  # noqa: BLE001 no store, or one that cannot be read
        return spec
    known = spec.local_knowledge
    brought = [one for each in answers for one in OCSPContainer.load_multi(each)]
    more = replace(
        known,
        known_crls=[*known.known_crls, *map(CRLContainer, crls)],
        known_ocsps=[*known.known_ocsps, *brought],
        known_certs=[*known.known_certs, *others],
    )
    return replace(spec, local_knowledge=more)


def _level(signature: EmbeddedPdfSignature) -> str:
    """Return the level of EN 319 142-1 a signature has reached, "PKCS #7" for the older kind."""
    if signature.sig_object.get("/SubFilter") != "/ETSI.CAdES.detached":
        return "PKCS #7"
    kinds = {one["type"].native for one in signature.signer_info["unsigned_attrs"]}
    if "signature_time_stamp_token" not in kinds:
        return "B-B"
    if "/DSS" not in signature.reader.root:
        return "B-T"
    later = (
        one
        for one in signature.reader.embedded_timestamp_signatures
        if one.signed_revision > signature.signed_revision
    )
    return "B-LTA" if any(later) else "B-LT"


def _algorithm(signature: EmbeddedPdfSignature, signer: Certificate) -> str:
    key = signer.public_key
    return f"{key.algorithm.upper()} {key.bit_size}, {signature.md_algorithm.upper()}"


def _after_the_last(signatures: list[EmbeddedPdfSignature], data: bytes) -> Iterator[Reason]:
    """Tell what was added after the last signature or time stamp: nobody signed that."""
    if not signatures:
        return
    try:
        extent = _extent(signatures[-1])
    except Exception:  # noqa: BLE001 what cannot be compared may have been changed
        yield Reason.CHANGED_AFTER
        return
    if not extent.covered or _is_changed(extent):
        yield Reason.CHANGED_AFTER
    elif extent.level is ModificationLevel.FORM_FILLING:
        yield Reason.FILLED_AFTER
    elif not _ends_cleanly(signatures[-1], extent, data):
        yield Reason.TRAILING


def _ends_cleanly(last: EmbeddedPdfSignature, extent: Extent, data: bytes) -> bool:
    """Tell whether behind the last signature lies nothing, or whole updates and nothing else."""
    if last.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return True
    ended = data.removesuffix(b"\n").removesuffix(b"\r").endswith(b"%%EOF")
    return ended and extent.level is ModificationLevel.LTA_UPDATES


def _spoilt(signature: Signature) -> Signature:
    reasons = tuple(dict.fromkeys((*signature.reasons, Reason.CHANGED_AFTER)))
    return replace(signature, verdict=Verdict.INVALID, reasons=reasons, whole=False)
