"""Signatures of the platform's protocol: Ed25519 over what is sent, keys as PEM files.

A request is signed over four lines: method, path, time, SHA-256 of the body in hexadecimal; an
answer over the same with its status in the method's place; a return address over its sorted
parameters.
"""

import base64
import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)


def own_key(path: Path) -> Ed25519PrivateKey:
    """Return the key in a file; made on first use, its public part beside it as `.pub`."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        made = Ed25519PrivateKey.generate()
        pem = made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as handle:
            handle.write(pem)
        public = made.public_key()
        path.with_suffix(".pub").write_bytes(
            public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        )
    key = load_pem_private_key(path.read_bytes(), None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError(path)
    return key


def merchant_key(folder: Path, merchant: str) -> Ed25519PublicKey | None:
    """Return the public key a merchant gave; None for a merchant nobody knows."""
    path = folder / f"{merchant}.pub"
    if not merchant.isascii() or not merchant.isalnum() or not path.exists():
        return None
    key = load_pem_public_key(path.read_bytes())
    return key if isinstance(key, Ed25519PublicKey) else None


def signed_bytes(head: str, path: str, at: str, body: bytes) -> bytes:
    """Return what is signed."""
    return f"{head}\n{path}\n{at}\n{hashlib.sha256(body).hexdigest()}".encode()


def sign(key: Ed25519PrivateKey, data: bytes) -> str:
    """Return a signature as base64."""
    return base64.b64encode(key.sign(data)).decode()


def is_signed(key: Ed25519PublicKey, signature: str, data: bytes) -> bool:
    """Tell whether a signature is the key's."""
    try:
        key.verify(base64.b64decode(signature, validate=True), data)
    except (InvalidSignature, ValueError):
        return False
    return True


def signed_query(key: Ed25519PrivateKey, values: Mapping[str, str]) -> str:
    """Return parameters of an address with their signature."""
    plain = urlencode(sorted(values.items()))
    return f"{plain}&{urlencode({'signature': sign(key, plain.encode())})}"
