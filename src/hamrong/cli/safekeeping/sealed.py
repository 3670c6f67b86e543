"""Sealed contents: encrypted in chunks for the recovery key, signed by the machine.

A sealed content is a header (mark, name of the key, one-time public key), chunks of AES-256-GCM
whose nonces count and mark the last one (the STREAM construction), and an Ed25519 signature over
all of it and its name. The key of a content comes from X25519 with the one-time key, so the
machine that seals cannot open. Cut, swapped, renamed or altered contents are refused.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from hamrong.cli.safekeeping.keys import Opener, Sealer
from hamrong.cli.screen import StopError

CHUNK = 1024 * 1024
_MARK = b"hamrong sealed 1\n"
_KEY_NAME = 16
_PUBLIC = 32
_TAG = 16
_SIGNATURE = 64


class TamperedError(StopError):
    """A sealed content is not as it was sealed."""


def seal(sealer: Sealer, name: str, plain: Iterable[bytes], target: BinaryIO) -> int:
    """Write `plain` sealed under `name`; returns how many bytes were written."""
    once = X25519PrivateKey.generate()
    public = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(sealer.recipient))
    cipher = AESGCM(_key(shared, public, sealer.recipient, name))
    digest, written = hashlib.sha256(), 0

    def put(data: bytes) -> None:
        nonlocal written
        digest.update(data)
        written += target.write(data)

    put(_MARK + sealer.key_name.encode() + public)
    for number, (chunk, last) in enumerate(_chunks(plain)):
        put(cipher.encrypt(_nonce(number, last=last), chunk, None))
    put(sealer.signer.sign(_signed(digest.digest(), name)))
    return written


def unseal(opener: Opener, name: str, source: BinaryIO) -> Iterator[bytes]:
    """Give a sealed content piece by piece; only after the last one is all of it proven.

    Raises:
        TamperedError: altered, cut, renamed, or sealed by somebody else.
        StopError: another recovery key opens it.
    """
    head = source.read(len(_MARK) + _KEY_NAME + _PUBLIC)
    public = _public(opener, name, head)
    shared = opener.private.exchange(X25519PublicKey.from_public_bytes(public))
    cipher = AESGCM(_key(shared, public, opener.recipient, name))
    digest, number = hashlib.sha256(head), 0
    rest, full = b"", CHUNK + _TAG
    while True:
        more = source.read(full)
        rest += more
        last = not more
        while len(rest) > full + _SIGNATURE or (last and len(rest) >= _TAG + _SIGNATURE):
            size = full if len(rest) > full + _SIGNATURE else len(rest) - _SIGNATURE
            ends = size == len(rest) - _SIGNATURE
            sealed, rest = rest[:size], rest[size:]
            digest.update(sealed)
            yield _opened(cipher, number, sealed, name, last=ends)
            number += 1
        if last:
            break
    try:
        opener.signed_by.verify(rest, _signed(digest.digest(), name))
    except InvalidSignature:
        raise _tampered(name) from None


def opened(opener: Opener, name: str, source: BinaryIO) -> bytes:
    """Return a whole small content, proven."""
    return b"".join(unseal(opener, name, source))


def _public(opener: Opener, name: str, head: bytes) -> bytes:
    key_name = head[len(_MARK) : -_PUBLIC].decode("ascii", "replace")
    if not head.startswith(_MARK) or len(head) != len(_MARK) + _KEY_NAME + _PUBLIC:
        raise _tampered(name)
    if key_name != opener.key_name:
        raise StopError(
            f"{name} was sealed for the recovery key {key_name}, and the one given is "
            f"{opener.key_name}; look for the right one."
        )
    return head[-_PUBLIC:]


def _opened(cipher: AESGCM, number: int, sealed: bytes, name: str, *, last: bool) -> bytes:
    try:
        return cipher.decrypt(_nonce(number, last=last), sealed, None)
    except InvalidTag:
        raise _tampered(name) from None


def _tampered(name: str) -> TamperedError:
    return TamperedError(f"{name} in the backup was altered or is damaged; nothing of it is used.")


def _key(shared: bytes, public: bytes, recipient: bytes, name: str) -> bytes:
    info = b"hamrong sealed 1\0" + name.encode()
    return HKDF(hashes.SHA256(), 32, salt=public + recipient, info=info).derive(shared)


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _signed(digest: bytes, name: str) -> bytes:
    return b"hamrong sealed 1\0" + name.encode() + b"\0" + digest


def _chunks(plain: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Cut into chunks of one size; the last one, maybe empty, is marked."""
    rest = bytearray()
    for piece in plain:
        rest += piece
        while len(rest) > CHUNK:
            yield bytes(rest[:CHUNK]), False
            del rest[:CHUNK]
    yield bytes(rest), True
