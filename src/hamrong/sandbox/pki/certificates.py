"""Making certificates: a root, an authority below it, a time-stamp service, a responder.

The profile is that of RFC 5280; the key of a subject comes as a request (PKCS #10), so that the
authority never sees it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import (
    AuthorityInformationAccessOID,
    ExtendedKeyUsageOID,
    NameOID,
)

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
DAY = timedelta(days=1)
CA_YEARS = 20


@dataclass(frozen=True)
class Issuer:
    """Who signs: certificate, key, and the addresses written into what is signed."""

    certificate: x509.Certificate
    key: Key
    crl_url: str = ""
    ocsp_url: str = ""


@dataclass(frozen=True)
class Validity:
    """From when to when a certificate is valid."""

    since: datetime
    until: datetime

    @classmethod
    def days(cls, days: int) -> "Validity":
        """Return the validity of so many days from an hour ago."""
        since = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)
        return cls(since, since + timedelta(days=days))


def subject(name: str, organisation: str = "", unit: str = "") -> x509.Name:
    """Return a name: the person or the service, of which body, of which part of it."""
    parts = [x509.NameAttribute(NameOID.COUNTRY_NAME, "VN")]
    if organisation:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation[:64]))
    if unit:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, unit[:64]))
    parts.append(x509.NameAttribute(NameOID.COMMON_NAME, name[:64]))
    return x509.Name(parts)


def usage(*names: str) -> x509.KeyUsage:
    """Return what a key may be used for, by the names of RFC 5280."""
    every = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**{name: name in names for name in every})


def root(name: str, organisation: str) -> tuple[x509.Certificate, Key]:
    """Make a root: key and self-signed certificate."""
    key = rsa.generate_private_key(65537, 2048)
    named = subject(name, organisation)
    own = Issuer(
        _bare(named, named, key, Validity.days(365 * CA_YEARS)).sign(key, hashes.SHA256()), key
    )
    builder = _bare(named, named, key, Validity.days(365 * CA_YEARS))
    return _as_authority(builder, key.public_key(), own), key


def below(issuer: Issuer, named: x509.Name) -> tuple[x509.Certificate, Key]:
    """Make an authority that issues to people and bodies."""
    key = rsa.generate_private_key(65537, 2048)
    builder = _bare(named, issuer.certificate.subject, key, Validity.days(365 * CA_YEARS // 2))
    return _as_authority(builder, key.public_key(), issuer), key


def service(
    issuer: Issuer, named: x509.Name, purpose: x509.ObjectIdentifier
) -> tuple[x509.Certificate, Key]:
    """Make the certificate of a time-stamp service or an OCSP responder (RFC 3161, RFC 6960)."""
    key = rsa.generate_private_key(65537, 2048)
    builder = _end(issuer, named, key.public_key(), Validity.days(365 * 5))
    builder = builder.add_extension(usage("digital_signature"), critical=True)
    builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=True)
    if purpose == ExtendedKeyUsageOID.OCSP_SIGNING:
        builder = builder.add_extension(x509.OCSPNoCheck(), critical=False)
    return builder.sign(issuer.key, hashes.SHA256()), key


def for_request(
    issuer: Issuer, request: x509.CertificateSigningRequest, validity: Validity
) -> x509.Certificate:
    """Certify the key and name of a request for signing documents."""
    builder = _end(issuer, request.subject, request.public_key(), validity)
    builder = builder.add_extension(usage("digital_signature", "content_commitment"), critical=True)
    return builder.sign(issuer.key, hashes.SHA256())


def _bare(named: x509.Name, by: x509.Name, key: Key, validity: Validity) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(by)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(validity.since)
        .not_valid_after(validity.until)
    )


def _as_authority(
    builder: x509.CertificateBuilder, public: object, issuer: Issuer
) -> x509.Certificate:
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    builder = builder.add_extension(usage("key_cert_sign", "crl_sign"), critical=True)
    return _identified(builder, public, issuer).sign(issuer.key, hashes.SHA256())


def _end(
    issuer: Issuer, named: x509.Name, public: object, validity: Validity
) -> x509.CertificateBuilder:
    builder = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(issuer.certificate.subject)
        .public_key(public)  # type: ignore[arg-type]
        .serial_number(x509.random_serial_number())
        .not_valid_before(validity.since)
        .not_valid_after(validity.until)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    )
    return _identified(builder, public, issuer)


def _identified(
    builder: x509.CertificateBuilder, public: object, issuer: Issuer
) -> x509.CertificateBuilder:
    builder = builder.add_extension(
        x509.SubjectKeyIdentifier.from_public_key(public),  # type: ignore[arg-type]
        critical=False,
    ).add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), critical=False
    )
    if issuer.crl_url:
        place = x509.UniformResourceIdentifier(issuer.crl_url)
        point = x509.DistributionPoint([place], None, None, None)
        builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
    if issuer.ocsp_url:
        where = x509.AccessDescription(
            AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(issuer.ocsp_url)
        )
        builder = builder.add_extension(x509.AuthorityInformationAccess([where]), critical=False)
    return builder
