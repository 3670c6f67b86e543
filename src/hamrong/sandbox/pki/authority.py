"""The authority with its books: what it issued, what it revoked, when its answers are given."""

import json
import os
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from hamrong.sandbox.pki import certificates
from hamrong.sandbox.pki.certificates import Issuer, Key, Validity, subject

BODY = "Tổ chức chứng thực thử nghiệm"
FRESH = timedelta(hours=12)
"""How long a list of revoked certificates or an answer of the responder is good for."""
_NAMES = ("root", "issuing", "tsa", "responder")


@dataclass(frozen=True)
class Pair:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: Key


class Authority:
    """A root, an issuing authority below it, a time-stamp service and an OCSP responder."""

    def __init__(self, folder: Path, base: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._lock = threading.Lock()
        self.base = base
        if not (folder / "trust.yaml").exists():
            self._make()
        listed = _TRUST.format(base=base)
        if listed != (folder / "trust.yaml").read_text(encoding="utf-8"):
            (folder / "trust.yaml").write_text(listed, encoding="utf-8")
        self.pairs = {name: self._read(name) for name in _NAMES}

    @property
    def issuer(self) -> Issuer:
        """Return who issues to people and bodies."""
        pair = self.pairs["issuing"]
        crl, answers = f"{self.base}/pki/issuing.crl", f"{self.base}/pki/ocsp"
        return Issuer(pair.certificate, pair.key, crl, answers)

    def issue(self, request: bytes, days: int = 365) -> bytes:
        """Return the certificate (PEM) for a request (PEM or DER).

        Raises:
            ValueError: the request cannot be read, or is not signed with its own key.
        """
        read = x509.load_pem_x509_csr if b"-----BEGIN" in request else x509.load_der_x509_csr
        wanted = read(request)
        if not wanted.is_signature_valid:
            raise ValueError("the request is not signed with its own key")
        made = certificates.for_request(self.issuer, wanted, Validity.days(days))
        return made.public_bytes(Encoding.PEM)

    def pem(self, name: str) -> bytes:
        """Return a certificate of its own (PEM)."""
        return self.pairs[name].certificate.public_bytes(Encoding.PEM)

    def revoke(self, serial: int) -> None:
        """Revoke a certificate from now on."""
        with self._lock:
            told = self._revoked() | {str(serial): datetime.now(UTC).isoformat()}
            (self.folder / "revoked.json").write_text(json.dumps(told), encoding="ascii")

    def crl(self, name: str) -> bytes:
        """Return the list of revoked certificates of the root or the issuing authority (DER)."""
        pair, now = self.pairs[name], datetime.now(UTC)
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(pair.certificate.subject)
            .last_update(now - timedelta(minutes=1))
            .next_update(now + FRESH)
            .add_extension(x509.CRLNumber(int(now.timestamp())), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(pair.key.public_key()),
                critical=False,
            )
        )
        for serial, at in self._revoked().items() if name == "issuing" else ():
            entry = x509.RevokedCertificateBuilder().serial_number(int(serial))
            entry = entry.revocation_date(datetime.fromisoformat(at))
            builder = builder.add_revoked_certificate(entry.build())
        return builder.sign(pair.key, hashes.SHA256()).public_bytes(Encoding.DER)

    def answer(self, asked: bytes) -> bytes:
        """Answer an OCSP request (RFC 6960) about a certificate of the issuing authority."""
        try:
            question = ocsp.load_der_ocsp_request(asked)
        except ValueError:
            refused = ocsp.OCSPResponseStatus.MALFORMED_REQUEST
            return ocsp.OCSPResponseBuilder.build_unsuccessful(refused).public_bytes(Encoding.DER)
        issuing, responder, now = self.pairs["issuing"], self.pairs["responder"], datetime.now(UTC)
        at = self._revoked().get(str(question.serial_number))
        key_hash = hashes.Hash(question.hash_algorithm)
        key_hash.update(_bare_key(issuing.certificate))
        builder = ocsp.OCSPResponseBuilder().add_response_by_hash(
            issuer_name_hash=question.issuer_name_hash,
            issuer_key_hash=question.issuer_key_hash,
            serial_number=question.serial_number,
            algorithm=question.hash_algorithm,
            cert_status=self._status(question, key_hash.finalize(), at),
            this_update=now - timedelta(minutes=1),
            next_update=now + FRESH,
            revocation_time=datetime.fromisoformat(at) if at else None,
            revocation_reason=None,
        )
        builder = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, responder.certificate)
        builder = builder.certificates([responder.certificate])
        signed = builder.sign(responder.key, hashes.SHA256())
        return signed.public_bytes(Encoding.DER)

    @staticmethod
    def _status(
        question: ocsp.OCSPRequest, ours: bytes, revoked_at: str | None
    ) -> ocsp.OCSPCertStatus:
        if question.issuer_key_hash != ours:
            return ocsp.OCSPCertStatus.UNKNOWN
        return ocsp.OCSPCertStatus.REVOKED if revoked_at else ocsp.OCSPCertStatus.GOOD

    def stamp(self, asked: bytes) -> bytes:
        """Answer a time-stamp request (RFC 3161).

        Raises:
            ValueError: it cannot be read.
        """
        pair = self.pairs["tsa"]
        stamper = DummyTimeStamper(
            asn1_x509.Certificate.load(pair.certificate.public_bytes(Encoding.DER)),
            asn1_keys.PrivateKeyInfo.load(
                pair.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
            ),
            fixed_dt=datetime.now(UTC).replace(microsecond=0),
        )
        answer = stamper.request_tsa_response(tsp.TimeStampReq.load(asked, strict=True))
        return bytes(answer.dump())

    def _make(self) -> None:
        base = self.base
        top, top_key = certificates.root("Gốc chứng thực thử nghiệm", BODY)
        above = Issuer(top, top_key, f"{base}/pki/root.crl")
        issuing, issuing_key = certificates.below(above, subject("Chứng thực thử nghiệm", BODY))
        issuer = Issuer(issuing, issuing_key, f"{base}/pki/issuing.crl", f"{base}/pki/ocsp")
        stamp = certificates.service(
            issuer, subject("Dấu thời gian thử nghiệm", BODY), ExtendedKeyUsageOID.TIME_STAMPING
        )
        responder = certificates.service(
            issuer, subject("Trả lời trạng thái", BODY), ExtendedKeyUsageOID.OCSP_SIGNING
        )
        made = ((top, top_key), (issuing, issuing_key), stamp, responder)
        for name, (certificate, key) in zip(_NAMES, made, strict=True):
            self._write(name, Pair(certificate, key))
        (self.folder / "trust.yaml").write_text(_TRUST.format(base=base), encoding="utf-8")

    def _write(self, name: str, pair: Pair) -> None:
        (self.folder / f"{name}.pem").write_bytes(pair.certificate.public_bytes(Encoding.PEM))
        pem = pair.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        place = self.folder / f"{name}.key"
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(pem)

    def _read(self, name: str) -> Pair:
        key = load_pem_private_key((self.folder / f"{name}.key").read_bytes(), None)
        if not isinstance(key, certificates.Key):
            raise TypeError(name)
        pem = (self.folder / f"{name}.pem").read_bytes()
        return Pair(x509.load_pem_x509_certificate(pem), key)

    def _revoked(self) -> dict[str, str]:
        place = self.folder / "revoked.json"
        return dict(json.loads(place.read_text(encoding="ascii"))) if place.exists() else {}


def _bare_key(certificate: x509.Certificate) -> bytes:
    """Return the bits of a public key, of which RFC 6960 takes the hash."""
    read = asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))
    return bytes(read.public_key["public_key"])


_TRUST = """\
# The authority of the world outside, for demonstrations and tests: nothing it certifies binds.
authorities:
  - file: root.pem
    kind: root
    scheme: test
    name: Gốc chứng thực thử nghiệm
    crl: "{base}/pki/root.crl"
    trusted_from: 2024-01-01
  - file: issuing.pem
    kind: intermediate
    scheme: test
    name: Chứng thực thử nghiệm
    crl: "{base}/pki/issuing.crl"
    ocsp: "{base}/pki/ocsp"
    trusted_from: 2024-01-01
  - file: tsa.pem
    kind: timestamp
    scheme: test
    name: Dấu thời gian thử nghiệm
    url: "{base}/pki/tsa"
    trusted_from: 2024-01-01
"""
