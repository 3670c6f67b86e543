"""The facts of keys and signatures."""

from dataclasses import dataclass


@dataclass(frozen=True)
class KeyRegistered:
    """A key was entered for a person or an agency; nobody can sign with it yet."""

    holder: str


@dataclass(frozen=True)
class KeyMade:
    """Its keeper made the key under a PIN of their own; a certificate is asked for."""

    holder: str


@dataclass(frozen=True)
class KeyCertified:
    """A trusted authority's certificate for the key was taken."""

    holder: str
    serial: str


@dataclass(frozen=True)
class KeyStateChanged:
    """The key was suspended, taken into use again, or revoked."""

    holder: str
    state: str


@dataclass(frozen=True)
class KeyOpened:
    """Its keeper opened the key for a short while."""

    holder: str
    minutes: int


@dataclass(frozen=True)
class PaperSigned:
    """A paper was signed with the key; the hash is that of the signed file."""

    holder: str
    serial: str
    sha256: str
