"""Acquaint the platform and the sandbox's payment platform: each keeps the other's public key."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from hamrong.cli.places import made, var

MERCHANT = "HAMRONG"


def environment(sandbox_port: int) -> dict[str, str]:
    """Return the settings that lead to the sandbox; keys are made on first use.

    Nothing where another platform is configured.
    """
    if os.environ.get("HAMRONG_PAYMENT_URL"):
        return {}
    theirs = made(var() / "sandbox" / "payment")
    own = var() / "secrets" / "payment.key"
    _public(own, made(theirs / "merchants") / f"{MERCHANT}.pub")
    _public(theirs / "platform.key", theirs / "platform.pub")
    return {
        "HAMRONG_PAYMENT_URL": f"http://127.0.0.1:{sandbox_port}/payment",
        "HAMRONG_PAYMENT_MERCHANT": MERCHANT,
        "HAMRONG_PAYMENT_KEY_FILE": str(own),
        "HAMRONG_PAYMENT_PLATFORM_KEY_FILE": str(theirs / "platform.pub"),
    }


def _public(private: Path, public: Path) -> None:
    """Write the public part of a key, made if there is none."""
    if not private.exists():
        pem = Ed25519PrivateKey.generate().private_bytes(
            Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
        )
        descriptor = os.open(private, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(pem)
    key = load_pem_private_key(private.read_bytes(), None)
    public.write_bytes(
        key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    )
