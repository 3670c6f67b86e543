"""The browser that tests drive, and the fonts it needs to show Vietnamese."""

import os
import shutil
import subprocess
from pathlib import Path

from hamrong.cli.screen import say

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FONTS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/Library/Fonts"))


def browser() -> str:
    """Return the path of Chromium; empty when there is none. HAMRONG_CHROMIUM names one."""
    named = os.environ.get("HAMRONG_CHROMIUM", "")
    found = [path for name in (named, *_NAMES) if name and (path := shutil.which(name))]
    return found[0] if found else ""


def missing() -> list[str]:
    """Return the Debian packages that browser tests lack here."""
    packages = [] if browser() else ["chromium"]
    if not any(next(f.rglob("NotoSans-Regular*"), None) for f in _FONTS if f.is_dir()):
        packages.append("fonts-noto-core")
    return packages


def install(packages: list[str]) -> bool:
    """Install Debian packages when we are root on Debian; tells whether nothing lacks now."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say(f"Installing {' and '.join(packages)} for the browser tests (once) …")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for step in (["apt-get", "update", "-qq"], command):
        done = subprocess.run(
            step,
            check=False,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if done.returncode and step is command:
            return False
    return not missing()
