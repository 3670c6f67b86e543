"""This machine: Python, packages, disk, secrets, what tests need."""

import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from hamrong.cli import browser
from hamrong.cli.diagnosis.finding import Finding, State
from hamrong.cli.places import ROOT, var

_COMFORT = 2 * 1024**3
_LEAST = 300 * 1024**2


def machine() -> Iterator[Finding]:
    """Look at what lies on this machine."""
    number = ".".join(map(str, sys.version_info[:3]))
    yield Finding("Python", State.OK, f"{number} ({sys.executable})")
    yield _packages()
    yield _disk()
    yield _secrets()
    yield _browser()


def _packages() -> Finding:
    wrong = []
    for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines():
        name, sign, rest = line.partition("==")
        if not sign or line.startswith((" ", "#")) or ";" in line:
            continue
        wanted = rest.split()[0]
        try:
            if _plain(version(name.partition("[")[0])) != _plain(wanted):
                wrong.append(name)
        except PackageNotFoundError:
            wrong.append(name)
    if not wrong:
        return Finding("Packages", State.OK, "as in requirements.lock")
    remedy = "remove .venv and run ./hamrong again"
    return Finding("Packages", State.FAULT, f"not as locked: {', '.join(wrong)}", remedy)


def _plain(number: str) -> list[str]:
    """Packages may write the same version as 1.2 and as 1.002."""
    return [part.lstrip("0") for part in number.split(".")]


def _disk() -> Finding:
    folder = next(path for path in (var(), *var().parents) if path.exists())
    free = shutil.disk_usage(folder).free
    state = State.OK if free > _COMFORT else State.WARNING if free > _LEAST else State.FAULT
    remedy = "" if state is State.OK else f"free some space under {var()}"
    return Finding("Disk", state, f"{free / 1024**3:.1f} GB free under {var()}", remedy)


def _secrets() -> Finding:
    folder = var() / "secrets"
    if not folder.is_dir():
        return Finding("Secrets", State.OFF, "made by the first ./hamrong up")
    paths = [path for path in folder.iterdir() if path.is_file()]
    readable = [path.name for path in paths if path.stat().st_mode & 0o077]
    if readable:
        detail = f"others may read {', '.join(readable)}"
        return Finding("Secrets", State.FAULT, detail, f"chmod 600 {folder}/*")
    return Finding("Secrets", State.OK, f"{len(paths)} in {folder}, for their owner alone")


def _browser() -> Finding:
    packages = browser.missing()
    if not packages:
        return Finding("Browser for tests", State.OK, browser.browser())
    remedy = f"apt-get install {' '.join(packages)}"
    return Finding("Browser for tests", State.OFF, f"missing: {', '.join(packages)}", remedy)
