"""The style sheets every page needs, as one file: one question to the network instead of seven."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

LAYERS: Final = ("tokens", "base", "layout", "controls", "components", "data", "print")
"""In the order of the cascade."""

BUNDLE: Final = "ui/css/site.css"
_SOURCE: Final = Path(__file__).parent.parent / "static" / "ui" / "css"


class BundleFinder(BaseFinder):
    """Finds the bundle among the static files, made anew when one of its layers has changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ARG002 - a finder's signature
        """Remember where the bundle lies."""
        self.storage = FileSystemStorage(location=settings.BUILT_FOLDER)

    def check(self, **_kwargs: Any) -> list[Any]:
        """Find nothing wrong: there is nothing to configure."""
        return []

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        """Return the bundle's place on disk, nothing for other files."""
        if path != BUNDLE:
            return []
        return [str(_built())] if find_all else str(_built())

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Storage]]:  # noqa: ARG002
        """Yield the bundle."""
        _built()
        yield BUNDLE, self.storage


def _built() -> Path:
    """Write the bundle where a layer is newer, in one step: several processes may do so at once."""
    target = Path(settings.BUILT_FOLDER) / BUNDLE
    layers = [_SOURCE / f"{name}.css" for name in LAYERS]
    newest = max(layer.stat().st_mtime_ns for layer in layers)
    if target.exists() and target.stat().st_mtime_ns == newest:
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(f".{os.getpid()}")
    unfinished.write_text("\n".join(layer.read_text("utf-8") for layer in layers), "utf-8")
    os.utime(unfinished, ns=(newest, newest))
    unfinished.replace(target)
    return target
