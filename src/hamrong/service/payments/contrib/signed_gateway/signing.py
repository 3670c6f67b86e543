"""Keys and signatures: Ed25519 over four lines, keys in PEM files.

The lines are the method (of an answer: its status), the path, the time in seconds and the SHA-256
of the body.
"""

import base64
import hashlib
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from hamrong.service.payments.ports import PlatformError


@cache
def private_key(path: Path) -> Ed25519PrivateKey:
    """Return our key.

    Raises:
        PlatformError: the file is missing or holds no such key.
    """
    try:
        key = load_pem_private_key(path.read_bytes(), None)
    except (OSError, ValueError, TypeError) as error:
        raise PlatformError(f"HAMRONG_PAYMENT_KEY_FILE: {error}", final=True) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise PlatformError("HAMRONG_PAYMENT_KEY_FILE holds no Ed25519 key", final=True)
    return key


@cache
def public_key(path: Path) -> Ed25519PublicKey:
    """Return the platform's key.

    Raises:
        PlatformError: the file is missing or holds no such key.
    """
    try:
        key = load_pem_public_key(path.read_bytes())
    except (OSError, ValueError) as error:
        raise PlatformError(f"HAMRONG_PAYMENT_PLATFORM_KEY_FILE: {error}", final=True) from error
    if not isinstance(key, Ed25519PublicKey):
        raise PlatformError("HAMRONG_PAYMENT_PLATFORM_KEY_FILE holds no Ed25519 key", final=True)
    return key


def _signed(head: str, path: str, at: str, body: bytes) -> bytes:
    return f"{head}\n{path}\n{at}\n{hashlib.sha256(body).hexdigest()}".encode()


def sign(key: Ed25519PrivateKey, head: str, path: str, at: str, body: bytes) -> str:
    """Return the signature as base64."""
    return base64.b64encode(key.sign(_signed(head, path, at, body))).decode()


def is_signed(
    key: Ed25519PublicKey, signature: str, head: str, path: str, at: str, body: bytes
) -> bool:
    """Tell whether the signature is the key's; Ed25519 compares in constant time."""
    try:
        key.verify(base64.b64decode(signature, validate=True), _signed(head, path, at, body))
    except (InvalidSignature, ValueError):
        return False
    return True
