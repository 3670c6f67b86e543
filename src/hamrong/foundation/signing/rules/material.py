"""What signatures are judged by: certificates and what authorities say of them, as bytes."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Material:
    """Certificates and answers in DER: trusted roots, those below, revocation lists, answers."""

    roots: tuple[bytes, ...] = ()
    others: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()
    answers: tuple[bytes, ...] = ()

    def as_json(self) -> dict[str, list[str]]:
        """Return it as plain values."""
        return {
            name: [b64encode(one).decode() for one in getattr(self, name)]
            for name in ("roots", "others", "crls", "answers")
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Material":
        """Read what `as_json` wrote."""
        return cls(**{name: tuple(map(b64decode, of)) for name, of in told.items()})
