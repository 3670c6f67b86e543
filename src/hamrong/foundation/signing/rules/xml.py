"""Judge the signatures of an XML document (XMLDSig; XAdES, ETSI EN 319 132-1).

A signature counts for the whole document only when it refers to its root: what a wrapped or moved
part says is not what the reader sees.
"""

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from asn1crypto import x509
from cryptography import x509 as plain_x509
from lxml import etree
from signxml.algorithms import CanonicalizationMethod
from signxml.exceptions import InvalidDigest, InvalidInput, InvalidSignature
from signxml.verifier import SignatureConfiguration
from signxml.xades.xades import XAdESSignatureConfiguration, XAdESVerifier

from hamrong.foundation.signing.rules.report import (
    FileReport,
    Reason,
    Revocation,
    Signature,
    Verdict,
    cannot_tell,
    overall,
)
from hamrong.foundation.signing.rules.signer import Told, told_of
from hamrong.foundation.signing.rules.trust import SIGNS, Standing, Trust, standing

KIND = "xml"
MOST_SIGNATURES = 20
_DS = "{http://www.w3.org/2000/09/xmldsig#}"
_XADES = "{http://uri.etsi.org/01903/v1.3.2#}"
_ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"
_TRANSFORMS = {_ENVELOPED, *(one.value for one in CanonicalizationMethod)}
_IDS = ("Id", "ID", "id")


class _Chosen(XAdESVerifier):
    """Verifies one signature of several, by its place in the document."""

    place = 0

    def _get_signature(self, root: Any) -> Any:
        return list(root.iter(f"{_DS}Signature"))[self.place]


@dataclass(frozen=True)
class _Checked:
    """What checking the mathematics of one signature told."""

    verdict: Verdict
    reason: Reason | None = None
    told: str = ""


def judge_xml(data: bytes, trust: Trust) -> FileReport:
    """Return what the signatures of an XML document are worth; nothing is fetched."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return cannot_tell(KIND, Reason.UNREADABLE, str(error))
    about = root.getroottree().docinfo
    if about.internalDTD is not None or about.externalDTD is not None:
        return cannot_tell(KIND, Reason.UNREADABLE, "a DTD")
    found = list(root.iter(f"{_DS}Signature"))
    if not found:
        return cannot_tell(KIND, Reason.NO_SIGNATURE)
    if len(found) > MOST_SIGNATURES:
        return cannot_tell(KIND, Reason.HEAVY)
    signatures = tuple(_judged(data, root, place, trust) for place in range(len(found)))
    return FileReport(KIND, overall(signatures), (), signatures)


def _judged(data: bytes, root: Any, place: int, trust: Trust) -> Signature:
    element = list(root.iter(f"{_DS}Signature"))[place]
    try:
        return _judge(data, root, place, trust)
    except Exception as error:  # noqa: BLE001 the verdict of what breaks the library is not "valid"
        checked = _Checked(Verdict.INVALID, Reason.MALFORMED, repr(error))
        nobody = Standing(trusted=False, revocation=Revocation.UNKNOWN)
        return _signature(element, Told(), checked, nobody, (), covered=False)


def _judge(data: bytes, root: Any, place: int, trust: Trust) -> Signature:
    element = list(root.iter(f"{_DS}Signature"))[place]
    certificates = _certificates(element)
    signer, beside = certificates[0], tuple(certificates[1:])
    stand = standing(signer, beside, trust)
    checked = _checked(data, place, element, signer, trust)
    covered = _covers_all(root, element)
    return _signature(
        element, told_of(signer), checked, stand, tuple(_faults(signer, stand)), covered=covered
    )


def _signature(
    element: Any,
    told: Told,
    checked: _Checked,
    stand: Standing,
    faults: tuple[Reason, ...],
    *,
    covered: bool,
) -> Signature:
    reasons = [checked.reason] if checked.reason else []
    if checked.verdict is Verdict.VALID:
        reasons += [*faults, *(() if covered else (Reason.PART_SIGNED,))]
    verdict = Verdict.UNKNOWN if reasons and checked.verdict is Verdict.VALID else checked.verdict
    method = element.find(f"{_DS}SignedInfo/{_DS}SignatureMethod")
    xades = element.find(f".//{_XADES}SignedProperties") is not None
    return Signature(
        verdict=verdict,
        reasons=tuple(dict.fromkeys(reasons)),
        field=str(element.get("Id") or "")[:120],
        level="XAdES" if xades else "XMLDSig",
        **vars(told),
        claimed_at=(element.findtext(f".//{_XADES}SigningTime") or "")[:40] if xades else "",
        proven_at="",
        whole=covered and checked.verdict is Verdict.VALID,
        trusted=stand.trusted,
        revocation=stand.revocation,
        changes=(),
        algorithm=str(method.get("Algorithm") if method is not None else "").rpartition("#")[2],
        told=checked.told[:500],
    )


def _certificates(element: Any) -> list[x509.Certificate]:
    """Return the certificates in a signature, the one that issued none of the others first."""
    texts = [
        one.text or ""
        for one in element.iterfind(f"{_DS}KeyInfo/{_DS}X509Data/{_DS}X509Certificate")
    ]
    found = [x509.Certificate.load(b64decode("".join(text.split()))) for text in texts]
    if not found:
        raise InvalidInput("there is no certificate in the signature")
    issuers = {one.issuer.hashable for one in found if one.subject != one.issuer}
    return sorted(found, key=lambda one: one.subject.hashable in issuers)


def _checked(
    data: bytes, place: int, element: Any, signer: x509.Certificate, trust: Trust
) -> _Checked:
    used = {one.get("Algorithm") for one in element.iterfind(f".//{_DS}Transform")}
    if not used <= _TRANSFORMS:
        return _Checked(Verdict.UNKNOWN, Reason.UNSUPPORTED, f"transforms {sorted(used)}")
    xades = element.find(f".//{_XADES}SignedProperties") is not None
    verifier = _Chosen()
    verifier.place = place
    verify = verifier.verify if xades else super(XAdESVerifier, verifier).verify
    shape: type[SignatureConfiguration] = (
        XAdESSignatureConfiguration if xades else SignatureConfiguration
    )
    # The times of the certificate are judged apart: here only the mathematics.
    at = min(max(trust.at, signer.not_valid_before), signer.not_valid_after)
    try:
        verify(
            data,
            x509_cert=plain_x509.load_der_x509_certificate(signer.dump()),
            expect_config=shape(
                expect_references=True,
                verification_time=at,
                default_reference_c14n_method=CanonicalizationMethod.CANONICAL_XML_1_0,
            ),
        )
    except InvalidDigest as error:
        return _Checked(Verdict.INVALID, Reason.CHANGED, str(error))
    except InvalidSignature as error:
        return _Checked(Verdict.INVALID, Reason.FORGED, str(error))
    except InvalidInput as error:
        weak = "forbidden by configuration" in str(error)
        return _Checked(Verdict.UNKNOWN, Reason.WEAK if weak else Reason.UNSUPPORTED, str(error))
    return _Checked(Verdict.VALID)


def _covers_all(root: Any, element: Any) -> bool:
    """Tell whether a signature refers to the document's root, and is no more than inside it."""
    if element is root:
        return False
    names = {f"#{root.get(one)}" for one in _IDS if root.get(one)}
    wanted = {"", *names}
    references = element.iterfind(f"{_DS}SignedInfo/{_DS}Reference")
    return any(one.get("URI") in wanted for one in references)


def _faults(signer: x509.Certificate, stand: Standing) -> Iterator[Reason]:
    yield from stand.reasons
    if stand.trusted:
        try:
            SIGNS.validate(signer)
        except Exception:  # noqa: BLE001 the library has no type of its own for it
            yield Reason.WRONG_USE
