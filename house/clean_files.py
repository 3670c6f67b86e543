"""No file carries a secret, a path of somebody's machine or the address of a package index."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from house.report import report
from house.tree import ROOT, files

# Written with character classes, so that this file does not accuse itself.
RULES = {
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE[ ]KEY-----",
    "an access token": (
        r"\b(?:ghp|gho|ghs)_[A-Za-z0-9]{30,}|\bgithub_pat_[A-Za-z0-9_]{30,}|\bglpat-[\w-]{20,}"
        r"|\bAKIA[0-9A-Z]{16}\b|\bxox[abprs]-[\w-]{10,}|\bsk-[A-Za-z0-9_-]{32,}"
    ),
    "a password in an address": r"[a-z]://[^\s/:@'\"{}<$]+:[^\s/:@'\"{}<$]+@[\w.-]+",
    "a path of somebody's machine": (
        r"(?<![\w.%}])/(?:home|Users)/[A-Za-z][\w.-]*|(?<![\w.%}])/(?:root|work)/[\w.]"
        r"|\b[A-Z]:\\\\?Users\\"
    ),
    "a file address": r"\bfile:[/]{2}",
    "the address of a package index": (
        r"pypi\.org[/]simple|files\.pythonhosted[.]org|registry\.npmjs[.]org"
        r"|--(?:extra-)?index[-]url|--find[-]links|--trusted[-]host"
    ),
}
_COMPILED = {what: re.compile(rule) for what, rule in RULES.items()}
_SECRET_NAMES = re.compile(r"^(\.env(\..*)?|id_(rsa|ed25519|ecdsa)|.*\.(pem|key|p12|pfx))$")
_SAMPLE = 4096


def faults(path: Path, shown: str) -> Iterator[str]:
    """Return what must not be in one file, with its line."""
    if _SECRET_NAMES.match(path.name):
        yield f"{shown}: a file of this name holds secrets; keep it out of the repository."
    data = path.read_bytes()
    if b"\0" in data[:_SAMPLE]:
        return
    for number, line in enumerate(data.decode(errors="replace").splitlines(), 1):
        for what, rule in _COMPILED.items():
            if rule.search(line):
                yield f"{shown}:{number}: {what}; take it out."


if __name__ == "__main__":
    sys.exit(
        report(fault for path in files() for fault in faults(path, str(path.relative_to(ROOT))))
    )
