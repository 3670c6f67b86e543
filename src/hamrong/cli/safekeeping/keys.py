"""The recovery key, which is never stored here, and what the machine keeps to seal with it.

All keys come from one seed, the recovery key. The machine keeps the public part to seal for, and
a key to sign with: it can make backups and cannot open them.
"""

import base64
import hashlib
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from hamrong.cli.places import made
from hamrong.cli.screen import StopError

_MARK = "HR1"
_SEED = 32
_CHECK = 3
_GROUP = 5


@dataclass(frozen=True)
class Sealer:
    """What the machine keeps: whom to seal for, how to sign, how to name files unreadably."""

    recipient: bytes
    signer: Ed25519PrivateKey
    naming: bytes

    @property
    def key_name(self) -> str:
        """The name of the recovery key: tells which key opens, and nothing about it."""
        return name_of(self.recipient)


@dataclass(frozen=True)
class Opener:
    """What the recovery key gives: opening, and knowing who sealed."""

    private: X25519PrivateKey
    signed_by: Ed25519PublicKey
    naming: bytes

    @property
    def recipient(self) -> bytes:
        """The public part that backups are sealed for."""
        return self.private.public_key().public_bytes_raw()

    @property
    def key_name(self) -> str:
        """The name of the recovery key."""
        return name_of(self.recipient)


def name_of(recipient: bytes) -> str:
    """Return the short name of a recovery key."""
    return hashlib.sha256(recipient).hexdigest()[:16]


def _derived(seed: bytes, purpose: str) -> bytes:
    info = f"hamrong backup: {purpose}".encode()
    return HKDF(hashes.SHA256(), _SEED, salt=None, info=info).derive(seed)


def new_recovery_key() -> str:
    """Draw a recovery key, as it is written down."""
    seed = secrets.token_bytes(_SEED)
    text = base64.b32encode(seed + hashlib.sha256(seed).digest()[:_CHECK]).decode().rstrip("=")
    return "-".join([_MARK, *(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))])


def _seed_of(written: str) -> bytes:
    """Read a recovery key; small letters, spaces and missing strokes do no harm.

    Raises:
        StopError: it is not one, or was copied with a mistake.
    """
    bare = "".join(written.upper().split()).replace("-", "").removeprefix(_MARK)
    try:
        data = base64.b32decode(bare + "=" * (-len(bare) % 8))
    except ValueError:
        data = b""
    seed, check = data[:_SEED], data[_SEED:]
    if len(data) != _SEED + _CHECK or hashlib.sha256(seed).digest()[:_CHECK] != check:
        raise StopError("This is no recovery key, or a letter of it is wrong; copy it again.")
    return seed


def sealer_for(written: str) -> Sealer:
    """Return what a machine keeps of a recovery key."""
    seed = _seed_of(written)
    private = X25519PrivateKey.from_private_bytes(_derived(seed, "opening"))
    return Sealer(
        recipient=private.public_key().public_bytes_raw(),
        signer=Ed25519PrivateKey.from_private_bytes(_derived(seed, "signing")),
        naming=_derived(seed, "naming"),
    )


def opener_for(written: str) -> Opener:
    """Return what opens the backups of a recovery key."""
    seed = _seed_of(written)
    signer = Ed25519PrivateKey.from_private_bytes(_derived(seed, "signing"))
    return Opener(
        private=X25519PrivateKey.from_private_bytes(_derived(seed, "opening")),
        signed_by=signer.public_key(),
        naming=_derived(seed, "naming"),
    )


def sealer_path(var: Path) -> Path:
    """Return where the machine's part lies."""
    return var / "secrets" / "backup-sealer"


def keep_sealer(var: Path, sealer: Sealer) -> None:
    """Keep the machine's part, readable by its owner alone."""
    path = sealer_path(var)
    made(path.parent, 0o700)
    kept = {
        "recipient": sealer.recipient.hex(),
        "signer": sealer.signer.private_bytes_raw().hex(),
        "naming": sealer.naming.hex(),
    }
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as handle:
        handle.write(json.dumps(kept))


def kept_sealer(var: Path) -> Sealer:
    """Return the machine's part.

    Raises:
        StopError: there is none yet; the sentence says how it is made.
    """
    try:
        kept = json.loads(sealer_path(var).read_text())
    except FileNotFoundError:
        raise StopError(
            "Backups are sealed with a recovery key and there is none yet: "
            "run ./hamrong backup --new-key and keep what it shows."
        ) from None
    return Sealer(
        recipient=bytes.fromhex(kept["recipient"]),
        signer=Ed25519PrivateKey.from_private_bytes(bytes.fromhex(kept["signer"])),
        naming=bytes.fromhex(kept["naming"]),
    )
