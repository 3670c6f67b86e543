"""Where this checkout keeps what it makes."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def var() -> Path:
    """Return the folder for data, logs and secrets: HAMRONG_VAR, else `var` in the checkout."""
    return Path(os.environ.get("HAMRONG_VAR") or ROOT / "var").resolve()


def made(path: Path, mode: int = 0o755) -> Path:
    """Return `path`, made as a folder when missing."""
    path.mkdir(parents=True, exist_ok=True, mode=mode)
    return path
