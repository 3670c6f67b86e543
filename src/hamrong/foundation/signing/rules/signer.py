"""Who a certificate names."""

from dataclasses import dataclass

from asn1crypto import x509


@dataclass(frozen=True)
class Told:
    """What a certificate says of its holder and of itself; times are ISO 8601."""

    signer: str = ""
    organisation: str = ""
    issuer: str = ""
    serial: str = ""
    certificate_from: str = ""
    certificate_to: str = ""
    certificate_sha256: str = ""


def told_of(certificate: x509.Certificate) -> Told:
    """Return what a certificate says; of several bodies the last, the nearest to the person."""
    return Told(
        signer=_part(certificate.subject, "common_name"),
        organisation=_part(certificate.subject, "organization_name"),
        issuer=_part(certificate.issuer, "common_name"),
        serial=f"{certificate.serial_number:X}",
        certificate_from=certificate.not_valid_before.isoformat(),
        certificate_to=certificate.not_valid_after.isoformat(),
        certificate_sha256=certificate.sha256.hex(),
    )


def _part(name: x509.Name, part: str) -> str:
    found = name.native.get(part, "")
    return str(found[-1] if isinstance(found, list) else found)[:200]
