"""What the province trusts, and what that makes of a certificate at a moment."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime

from asn1crypto import crl, ocsp, x509
from pyhanko.sign.validation.policy_decl import (
    CertificateFetchingRule,
    LocalKnowledge,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.errors import (
    ExpiredError,
    NotYetValidError,
    PathBuildingError,
    PathError,
    RevokedError,
    ValidationError,
)
from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy, RevocationCheckingPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager
from pyhanko_certvalidator.revinfo.archival import CRLContainer, OCSPContainer

from hamrong.foundation.signing.rules.material import Material
from hamrong.foundation.signing.rules.report import Reason, Revocation

SIGNS = KeyUsageConstraints(
    key_usage={"digital_signature", "non_repudiation"},
    extd_key_usage={"client_auth", "email_protection", "microsoft_document_signing"},
    explicit_extd_key_usage_required=False,
)
"""A certificate for servers or time stamps does not sign documents (RFC 5280, 4.2.1.12)."""


@dataclass(frozen=True)
class Trust:
    """The material read, for judging at the moment `at`."""

    at: datetime
    roots: tuple[x509.Certificate, ...]
    others: tuple[x509.Certificate, ...]
    crls: tuple[crl.CertificateList, ...]
    answers: tuple[ocsp.OCSPResponse, ...]

    @classmethod
    def read(cls, material: Material, at: datetime) -> "Trust":
        """Read the material."""
        return cls(
            at,
            tuple(x509.Certificate.load(one) for one in material.roots),
            tuple(x509.Certificate.load(one) for one in material.others),
            tuple(crl.CertificateList.load(one) for one in material.crls),
            tuple(ocsp.OCSPResponse.load(one) for one in material.answers),
        )

    def spec(self) -> SignatureValidationSpec:
        """Return how signatures are validated: only by what is here, nothing fetched."""
        checked = RevocationCheckingPolicy.from_legacy("hard-fail")
        policy = CertValidationPolicySpec(
            trust_manager=SimpleTrustManager.build(trust_roots=list(self.roots)),
            revinfo_policy=CertRevTrustPolicy(checked),
        )
        known = LocalKnowledge(
            known_crls=[CRLContainer(one) for one in self.crls],
            known_ocsps=[one for each in self.answers for one in OCSPContainer.load_multi(each)],
            known_certs=list(self.others),
        )
        return SignatureValidationSpec(
            cert_validation_policy=policy,
            revinfo_gathering_policy=RevocationInfoGatheringSpec(
                RevinfoOnlineFetchingRule.LOCAL_ONLY,
                certificate_fetching_rule=CertificateFetchingRule.NEVER_FETCH,
            ),
            local_knowledge=known,
            key_usage_settings=SIGNS,
        )


@dataclass(frozen=True)
class Standing:
    """What a certificate is worth at a moment."""

    trusted: bool
    revocation: Revocation
    reasons: tuple[Reason, ...] = field(default=())


def standing(
    certificate: x509.Certificate, beside: tuple[x509.Certificate, ...], trust: Trust
) -> Standing:
    """Return whether a certificate leads to a trusted root, is in its time and not revoked.

    `beside` are certificates that came with it: they help to find the way, and are not trusted.
    """
    clamped = min(max(trust.at, certificate.not_valid_before), certificate.not_valid_after)
    if _fault(certificate, beside, trust, clamped, checked=False) is not None:
        return Standing(trusted=False, revocation=Revocation.UNKNOWN, reasons=(Reason.UNTRUSTED,))
    fault = _fault(certificate, beside, trust, trust.at, checked=True)
    if fault is None:
        return Standing(trusted=True, revocation=Revocation.GOOD)
    revoked = isinstance(fault, RevokedError)
    state = Revocation.REVOKED if revoked else Revocation.UNKNOWN
    return Standing(trusted=True, revocation=state, reasons=(_reason(fault),))


def _fault(
    certificate: x509.Certificate,
    beside: tuple[x509.Certificate, ...],
    trust: Trust,
    at: datetime,
    *,
    checked: bool,
) -> ValidationError | PathError | None:
    context = ValidationContext(
        trust_roots=list(trust.roots),
        other_certs=[*trust.others, *beside],
        moment=at,
        crls=list(trust.crls) if checked else [],
        ocsps=list(trust.answers) if checked else [],
        allow_fetching=False,
        revocation_mode="hard-fail" if checked else "soft-fail",
    )
    validator = CertificateValidator(certificate, list(beside), validation_context=context)
    try:
        asyncio.run(validator.async_validate_path())
    except (ValidationError, PathError) as fault:
        return fault
    return None


def _reason(fault: Exception) -> Reason:
    for kind, reason in (
        (RevokedError, Reason.REVOKED),
        (ExpiredError, Reason.EXPIRED),
        (NotYetValidError, Reason.NOT_YET_VALID),
        (PathBuildingError, Reason.UNTRUSTED),
    ):
        if isinstance(fault, kind):
            return reason
    return Reason.REVOCATION_UNKNOWN
