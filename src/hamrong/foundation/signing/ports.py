"""Authorities, asked only at addresses of the trust list; and the safe in which keys lie.

A key lies in the database sealed with AES-256-GCM under what its keeper's PIN and the
installation's own secret make together: neither database nor PIN nor file alone opens it.
"""

import os
import secrets
from pathlib import Path

import httpx
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from django.conf import settings

SECONDS = 4.0
"""A page waits for it: an authority that takes longer is asked again in the background."""
LARGEST = 20 * 1024 * 1024


class UnreachableError(Exception):
    """An authority did not answer, or not with what was asked for; the text says how."""


def fetched(url: str, *, seconds: float = SECONDS) -> bytes:
    """Return what lies at an address.

    Raises:
        UnreachableError: no answer in time, an error, or too much.
    """
    return _answer(httpx.Request("GET", url), seconds)


def posted(url: str, body: bytes, kind: str, *, seconds: float = SECONDS) -> bytes:
    """Return the answer to a question of type `kind`.

    Raises:
        UnreachableError: no answer in time, an error, or too much.
    """
    request = httpx.Request("POST", url, content=body, headers={"Content-Type": kind})
    return _answer(request, seconds)


def _answer(request: httpx.Request, seconds: float) -> bytes:
    try:
        with httpx.Client(timeout=seconds, trust_env=False) as client:
            answer = client.send(request, stream=True)
            try:
                answer.raise_for_status()
                taken = b""
                for chunk in answer.iter_bytes():
                    taken += chunk
                    if len(taken) > LARGEST:
                        raise UnreachableError("the answer is too large")
                return taken
            finally:
                answer.close()
    except httpx.HTTPError as error:
        raise UnreachableError(f"{type(error).__name__}: {error}"[:200]) from error


_SALT, _NONCE, _LENGTH = 16, 12, 32
_WORK = {"n": 2**15, "r": 8, "p": 1}
"""32 MB and about a tenth of a second: a PIN is tried slowly even with database and file."""


class WrongPinError(Exception):
    """What is sealed does not open with this PIN here."""


def seal_key(key: bytes, name: bytes, pin: str = "") -> bytes:
    """Return a key sealed under a PIN, or by the installation alone when there is none.

    `name` binds what is sealed to its row: copied to another one it does not open.
    """
    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    return salt + nonce + AESGCM(_made_of(salt, pin)).encrypt(nonce, key, name)


def open_key(sealed: bytes, name: bytes, pin: str = "") -> bytes:
    """Return the key.

    Raises:
        WrongPinError: the PIN is wrong, or it was sealed elsewhere or for another row.
    """
    salt, nonce = sealed[:_SALT], sealed[_SALT : _SALT + _NONCE]
    try:
        return AESGCM(_made_of(salt, pin)).decrypt(nonce, sealed[_SALT + _NONCE :], name)
    except InvalidTag as error:
        raise WrongPinError from error


def _made_of(salt: bytes, pin: str) -> bytes:
    by_pin = Scrypt(salt=salt, length=_LENGTH, **_WORK).derive(pin.encode()) if pin else b""
    info = b"hamrong signing key: " + (b"PIN" if pin else b"open")
    return HKDF(hashes.SHA256(), _LENGTH, salt=salt, info=info).derive(_own_secret() + by_pin)


def _own_secret() -> bytes:
    """Return the installation's secret, made on first use and readable by its owner alone."""
    path = Path(settings.SIGNING_SECRET_FILE)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(secrets.token_bytes(_LENGTH))
    return path.read_bytes()
