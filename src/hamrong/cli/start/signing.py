"""Acquaint the platform with the sandbox's certification authority: it trusts its certificates."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from hamrong.cli.loaded import call, ready
from hamrong.cli.management import told
from hamrong.cli.places import ROOT, made, var
from hamrong.cli.screen import step
from hamrong.cli.start import record


def environment(sandbox_port: int) -> dict[str, str]:
    """Return the settings that lead to the sandbox's authority; its keys are made on first use.

    Nothing where another trust list is configured.
    """
    if os.environ.get("HAMRONG_TRUST_FOLDER"):
        return {}
    folder = made(var() / "sandbox" / "pki")
    base = f"http://127.0.0.1:{sandbox_port}"
    command = [sys.executable, "-m", "hamrong.sandbox.pki", "--state", str(folder), "--base", base]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
    return {"HAMRONG_TRUST_FOLDER": str(folder)}


def load(pack: str) -> None:
    """Load the trust list of the installation's folder when it has changed since the last start."""
    file = Path(os.environ.get("HAMRONG_TRUST_FOLDER", "")) / "trust.yaml"
    wanted = sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
    if not wanted or record.read("trust") == wanted:
        return
    with step("Trust list"), told():
        ready()
        call("load_trust", pack, verbosity=0)
    record.write("trust", wanted)
