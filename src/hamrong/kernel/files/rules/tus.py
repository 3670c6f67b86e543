"""Uploads in pieces: the words of tus 1.0.0 (https://tus.io/protocols/resumable-upload)."""

import base64
import binascii
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

VERSION = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,checksum,termination,expiration"
ALGORITHMS = ("sha256", "sha1")
"""sha1 is the one the protocol asks every server to know; it guards against accidents only."""
KEPT_FOR = timedelta(days=7)
"""How long a piece waits for the next; each piece starts it anew."""
MOST_AT_ONCE = 60
"""Unfinished uploads of one account: a contract photographed page by page, twice over."""
MOST_WAITING = 300 * 1024 * 1024
"""Bytes of one account on their way or waiting to be used."""
MOST_METADATA = 8_000


class WrongRequestError(ValueError):
    """A header is missing or says something impossible."""


@dataclass(frozen=True)
class Creation:
    """What a client says of the file it is going to send."""

    length: int
    metadata: Mapping[str, str] = field(default_factory=dict)


def whole_number(text: str | None) -> int:
    """Read a header that counts bytes.

    Raises:
        WrongRequestError: it is missing or no whole number.
    """
    if text is None or not text.isascii() or not text.isdigit() or len(text) > len(str(2**53)):
        raise WrongRequestError("a whole number is needed")
    return int(text)


def metadata_of(header: str) -> dict[str, str]:
    """Read Upload-Metadata: pairs of a key and a text in Base64, parted by commas.

    Raises:
        WrongRequestError: it is not written so.
    """
    if len(header) > MOST_METADATA:
        raise WrongRequestError("too much metadata")
    found: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in header.split(","))):
        key, _space, coded = pair.partition(" ")
        if not key or key in found:
            raise WrongRequestError("metadata needs keys of their own")
        try:
            found[key] = base64.b64decode(coded.strip(), validate=True).decode()
        except (binascii.Error, UnicodeDecodeError) as error:
            raise WrongRequestError("metadata is not Base64 of UTF-8") from error
    return found


def matches(checksum: str, content: bytes) -> bool:
    """Tell whether a piece is what Upload-Checksum says.

    Raises:
        WrongRequestError: the algorithm is not known, or the sum is no Base64.
    """
    algorithm, _space, coded = checksum.partition(" ")
    if algorithm not in ALGORITHMS:
        raise WrongRequestError("the checksum's algorithm is not known")
    try:
        wanted = base64.b64decode(coded, validate=True)
    except binascii.Error as error:
        raise WrongRequestError("the checksum is not Base64") from error
    return hashlib.new(algorithm, content, usedforsecurity=False).digest() == wanted


def expires(now: datetime) -> datetime:
    """Return until when an upload is kept that got a piece now."""
    return now + KEPT_FOR
