"""The authority outside, by its real protocols: PKCS #10, CRL, OCSP, RFC 3161."""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256

import httpx
import pytest
from asn1crypto import algos, tsp
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from tests.factories.signing import outside

from hamrong.sandbox.pki.certificates import subject


@pytest.fixture(scope="module")
def outsider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with (
        outside(tmp_path_factory.mktemp("pki")) as (_world, base),
        httpx.Client(base_url=base) as it,
    ):
        yield it


def _status(outsider: httpx.Client, certificate: x509.Certificate) -> ocsp.OCSPCertStatus:
    issuer = x509.load_pem_x509_certificate(outsider.get("/pki/issuing.pem").content)
    asked = ocsp.OCSPRequestBuilder().add_certificate(certificate, issuer, hashes.SHA256()).build()
    answer = outsider.post("/pki/ocsp", content=asked.public_bytes(Encoding.DER))
    return ocsp.load_der_ocsp_response(answer.content).certificate_status


def test_a_request_is_certified_and_a_revoked_certificate_is_told_everywhere(
    outsider: httpx.Client,
) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    request = x509.CertificateSigningRequestBuilder().subject_name(subject("A", "UBND xã"))
    pem = request.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)
    made = x509.load_pem_x509_certificate(outsider.post("/pki/issue", content=pem).content)
    assert made.public_key() == key.public_key()
    assert _status(outsider, made) is ocsp.OCSPCertStatus.GOOD
    outsider.post("/pki/control", json={"revoke": f"{made.serial_number:x}"})
    assert _status(outsider, made) is ocsp.OCSPCertStatus.REVOKED
    listed = x509.load_der_x509_crl(outsider.get("/pki/issuing.crl").content)
    assert listed.get_revoked_certificate_by_serial_number(made.serial_number)


def test_a_time_stamp_says_what_was_asked_about_and_when(outsider: httpx.Client) -> None:
    imprint = tsp.MessageImprint(
        {
            "hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}),
            "hashed_message": sha256(b"x").digest(),
        }
    )
    asked = tsp.TimeStampReq({"version": 1, "message_imprint": imprint, "cert_req": True})
    answer = tsp.TimeStampResp.load(outsider.post("/pki/tsa", content=asked.dump()).content)
    told = answer["time_stamp_token"]["content"]["encap_content_info"]["content"].parsed
    assert told["message_imprint"]["hashed_message"].native == sha256(b"x").digest()
    assert abs(told["gen_time"].native - datetime.now(UTC)).total_seconds() < 60


def test_what_makes_no_sense_is_refused_and_what_is_down_says_nothing(
    outsider: httpx.Client,
) -> None:
    assert outsider.post("/pki/issue", content=b"none").status_code == 422
    assert outsider.post("/pki/tsa", content=b"none").status_code == 422
    assert outsider.post("/pki/control", json={"down": ["moon"]}).status_code == 422
    assert outsider.get("/pki/nothing.crl").status_code == 404
    outsider.post("/pki/control", json={"down": ["ocsp"]})
    with pytest.raises(httpx.TransportError):
        outsider.post("/pki/ocsp", content=b"none")
    outsider.post("/pki/control", json={"down": []})
