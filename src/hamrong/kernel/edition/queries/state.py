"""Read the state of all that strangers are shown."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

import hamrong
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.edition.queries.current import current
from hamrong.kernel.edition.rules.sharing import State
from hamrong.kernel.pack.interface import PackError, open_pack

_READ = {".py", ".html", ".mo", ".css", ".js", ".svg"}
# Loaded into the database, where the edition watches over it; only the manifest is read here.
_DATA = "packs"


@cache
def program() -> str:
    """Return a name for the running program: its code, pages, texts, files and settings.

    The same on every machine that runs the same release with the same settings.
    """
    root = Path(hamrong.__file__).parent
    digest = sha256(repr((settings.PAGES_DEPEND_ON, _manifest())).encode())
    for path in sorted(root.rglob("*")):
        if path.suffix in _READ and path.relative_to(root).parts[0] != _DATA:
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    collected = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if collected.exists():
        digest.update(collected.read_bytes())
    return digest.hexdigest()[:16]


def _manifest() -> str:
    try:
        return repr(open_pack(settings.PACK).manifest)
    except (PackError, OSError):
        return ""


def public_state() -> State | None:
    """Return the state of what strangers see, today; None while there is no content. One query."""
    edition = current()
    return State(program(), edition, today().isoformat()) if edition else None
