"""A certification authority, signers it certified, and files signed with a library of others."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp

import typst
from asn1crypto import crl as asn1_crl
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from lxml import etree
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore
from signxml import methods
from signxml.signer import XMLSigner
from signxml.xades import XAdESSigner

from hamrong.foundation.signing.rules.material import Material
from hamrong.sandbox.pki.authority import Authority, Pair
from hamrong.sandbox.pki.certificates import Validity, for_request, subject
from hamrong.sandbox.server import Server, World

BASE = "http://127.0.0.1:9"
LEVELS = ("B-B", "B-T", "B-LT", "B-LTA")


@dataclass(frozen=True)
class Signer:
    """A key with its certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def key_der(self) -> bytes:
        return self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())

    @property
    def serial(self) -> str:
        return f"{self.certificate.serial_number:x}"


@cache
def authority() -> Authority:
    """One authority a process: making its keys takes a while."""
    return Authority(Path(mkdtemp()) / "pki", BASE)


def make_signer(
    name: str = "Nguyễn Thị Tư", body: str = "UBND xã Mẫu", *, by: Authority | None = None
) -> Signer:
    return _certified(name, body, Validity.days(365), by or authority())


@cache
def signer() -> Signer:
    return make_signer()


def expired_signer() -> Signer:
    now = datetime.now(UTC)
    past = Validity(now - timedelta(minutes=50), now - timedelta(minutes=10))
    return _certified("Người cũ", "UBND xã Mẫu", past, authority())


def _certified(name: str, body: str, validity: Validity, by: Authority) -> Signer:
    key = ec.generate_private_key(ec.SECP256R1())
    request = x509.CertificateSigningRequestBuilder().subject_name(subject(name, body))
    return Signer(key, for_request(by.issuer, request.sign(key, hashes.SHA256()), validity))


def material(by: Authority | None = None, *, lists: bool = True) -> Material:
    """What the province trusts: the authority, with or without its lists of revoked ones."""
    one = by or authority()
    return Material(
        roots=(_der(one.pairs["root"]),),
        others=(_der(one.pairs["issuing"]),),
        crls=(one.crl("root"), one.crl("issuing")) if lists else (),
    )


def _der(pair: Pair) -> bytes:
    return pair.certificate.public_bytes(Encoding.DER)


@cache
def plain_pdf() -> bytes:
    made = typst.compile(b"= Gi\xe1\xba\xa5y ph\xc3\xa9p\nTr\xe1\xba\xa3 10 tri\xe1\xbb\x87u")
    assert isinstance(made, bytes)
    return made


def sign_pdf(
    data: bytes,
    level: str = "B-B",
    *,
    by: Signer | None = None,
    field: str = "Sig1",
    certify: bool = False,
) -> bytes:
    """Sign with the library's own signer, not with the platform."""
    one = authority()
    long = level in {"B-LT", "B-LTA"}
    writer = IncrementalPdfFileWriter(BytesIO(data))
    meta = signers.PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        embed_validation_info=long,
        use_pades_lta=level == "B-LTA",
        validation_context=_context(one) if long else None,
        certify=certify,
    )
    stamper = None if level == "B-B" else _stamper(one)
    out = signers.sign_pdf(writer, meta, signer=_simple(by or signer()), timestamper=stamper)
    signed: bytes = out.getvalue()
    return signed


def _simple(by: Signer) -> signers.SimpleSigner:
    store = SimpleCertificateStore()
    store.register_multiple(map(_asn1, (authority().pairs["issuing"].certificate,)))
    return signers.SimpleSigner(
        signing_cert=_asn1(by.certificate),
        signing_key=asn1_keys.PrivateKeyInfo.load(by.key_der),
        cert_registry=store,
    )


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def _stamper(one: Authority) -> DummyTimeStamper:
    pair = one.pairs["tsa"]
    der = pair.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return DummyTimeStamper(_asn1(pair.certificate), asn1_keys.PrivateKeyInfo.load(der))


def _context(one: Authority) -> ValidationContext:
    return ValidationContext(
        trust_roots=[_asn1(one.pairs["root"].certificate)],
        other_certs=[_asn1(one.pairs["issuing"].certificate)],
        crls=[asn1_crl.CertificateList.load(one.crl(name)) for name in ("root", "issuing")],
        allow_fetching=False,
        revocation_mode="hard-fail",
    )


def sign_xml(text: bytes, *, xades: bool = True, by: Signer | None = None) -> bytes:
    one = by or signer()
    pem = one.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    kind = XAdESSigner if xades else XMLSigner
    made = kind(
        method=methods.enveloped,
        signature_algorithm="ecdsa-sha256",
        digest_algorithm="sha256",
        c14n_algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
    )
    signed = made.sign(etree.fromstring(text), key=pem, cert=[one.certificate])
    told: bytes = etree.tostring(signed)
    return told


@contextmanager
def outside(folder: Path) -> Iterator[tuple[World, str]]:
    """Run the world outside in a thread; yield it with its address."""
    world = World(folder)
    server = Server(("127.0.0.1", 0), world)
    base = f"http://127.0.0.1:{server.server_port}"
    world.pki.place_at(base)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield world, base
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
