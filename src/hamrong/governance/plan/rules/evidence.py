"""What shows that a report is true, as people write it: one a line. Pure."""

import re
from dataclasses import dataclass

MOST = 20
_ADDRESS = re.compile(r"(?:https?://|/)\S+")
_DOSSIER = re.compile(r"[0-9A-Z]+(?:\.[0-9A-Z]+)+-\d{6}-\d{4,}")
_LONGEST_ADDRESS, _LONGEST_LABEL = 500, 300


@dataclass(frozen=True, slots=True)
class Shown:
    """An address with what it shows."""

    label: str
    address: str


def shown_in(text: str, *, dossier_page: str) -> tuple[tuple[Shown, ...], tuple[str, ...]]:
    """Read lines that end in an address or in a dossier's code, and return those that do not too.

    "Quyết định 12/QĐ-UBND https://…" has the label before the address; a line with an address
    alone is its own label. `dossier_page` is the address of a dossier's page with "%s" for the
    code. Empty lines say nothing.
    """
    shown, strange = [], []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        label, _, last = line.rpartition(" ")
        address = _address(last, dossier_page)
        if address is None or len(address) > _LONGEST_ADDRESS:
            strange.append(line)
        else:
            shown.append(Shown((label.strip(" :–-") or last)[:_LONGEST_LABEL], address))
    return tuple(shown), tuple(strange)


def _address(text: str, dossier_page: str) -> str | None:
    if _DOSSIER.fullmatch(text):
        return dossier_page % text
    return text if _ADDRESS.fullmatch(text) else None
