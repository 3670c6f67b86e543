"""Load the trust list of a pack, and one of the installation's own."""

from datetime import date
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings

from hamrong.foundation.signing.models import Authority, AuthorityKind, Scheme
from hamrong.kernel.pack.interface import Document, LoadReport, Pack, section

_URL = {"type": "string", "pattern": "^https?://"}
_DAY = {"type": "string", "format": "date"}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["authorities"],
    "additionalProperties": False,
    "properties": {
        "authorities": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["file", "kind", "scheme", "name", "trusted_from"],
                "additionalProperties": False,
                "properties": {
                    "file": {"type": "string", "pattern": "^[a-z0-9-]+\\.pem$"},
                    "kind": {"enum": AuthorityKind.values},
                    "scheme": {"enum": Scheme.values},
                    "name": {"type": "string", "minLength": 1},
                    "crl": _URL,
                    "ocsp": _URL,
                    "url": _URL,
                    "trusted_from": _DAY,
                    "trusted_to": _DAY,
                },
            },
        }
    },
}
FILE = "trust.yaml"


@section("trust", order=3)
def load_trust(pack: Pack) -> LoadReport:
    """Load `trust/trust.yaml` of the pack and of the folder that the installation names.

    An authority is told by its certificate: loading again changes its names, addresses and days.
    """
    loaded = changed = 0
    for place in _places(pack):
        document = place.read(FILE, SCHEMA)
        for number, entry in enumerate(document.value["authorities"]):
            certificate = _certificate(place, document, number, str(entry["file"]))
            changed += _keep(entry, certificate)
            loaded += 1
    return LoadReport("trust", loaded, changed)


def _places(pack: Pack) -> list[Pack]:
    own = Path(settings.TRUST_FOLDER) if settings.TRUST_FOLDER else None
    folders = [pack.root / "trust", *([own] if own else [])]
    return [Pack(one, pack.manifest) for one in folders if (one / FILE).is_file()]


def _certificate(place: Pack, document: Document, number: int, file: str) -> x509.Certificate:
    path = ("authorities", number, "file")
    try:
        return x509.load_pem_x509_certificate((place.root / file).read_bytes())
    except (OSError, ValueError) as error:
        raise document.error(f"'{file}' is no certificate in PEM: {error}", *path) from None


def _keep(entry: dict[str, Any], certificate: x509.Certificate) -> bool:
    until = entry.get("trusted_to")
    _row, made = Authority.objects.update_or_create(
        sha256=certificate.fingerprint(hashes.SHA256()).hex(),
        defaults={
            "certificate": certificate.public_bytes(Encoding.DER),
            "kind": entry["kind"],
            "scheme": entry["scheme"],
            "name": entry["name"],
            "crl_url": entry.get("crl", ""),
            "ocsp_url": entry.get("ocsp", ""),
            "service_url": entry.get("url", ""),
            "trusted_from": date.fromisoformat(str(entry["trusted_from"])),
            "trusted_to": date.fromisoformat(str(until)) if until else None,
        },
    )
    return made
