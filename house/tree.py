"""The files of this project."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_UNTRACKED = {".git", ".venv", "var", "__pycache__", "artifacts"}


def files(root: Path = ROOT) -> Iterator[Path]:
    """Return every file that is, or is about to be, committed; every file without git."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=root,
            check=True,
            capture_output=True,
        ).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        yield from _walk(root)
        return
    for name in listed.split("\0"):
        path = root / name
        if name and path.is_file() and not path.is_symlink():
            yield path


def _walk(root: Path) -> Iterator[Path]:
    for path in root.iterdir():
        if path.name in _UNTRACKED or path.name.endswith("_cache"):
            continue
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path


def python_files(root: Path = ROOT) -> Iterator[Path]:
    """Return our Python files without migrations."""
    for path in files(root):
        if path.suffix == ".py" and "migrations" not in path.parts:
            yield path
