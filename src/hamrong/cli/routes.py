"""List every address, its name and who may use it."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from hamrong.cli.loaded import ready


@dataclass(frozen=True)
class Route:
    """One address. `access` is empty where a view declares no rule."""

    path: str
    name: str
    access: str
    view: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--json", action="store_true", help="machine-readable list")


def run(options: argparse.Namespace) -> int:
    """Print the table."""
    ready()
    found = list(routes())
    if options.json:
        print(json.dumps([asdict(route) for route in found], ensure_ascii=False, indent=1))
        return 0
    widths = [max(len(getattr(r, key)) for r in found) if found else 0 for key in ("path", "name")]
    for route in found:
        print(f"{route.path:<{widths[0]}}  {route.name:<{widths[1]}}  {route.access or '—'}")
    return 0


def routes() -> Iterator[Route]:
    """Walk the whole address tree."""
    from django.urls import get_resolver

    yield from _walk(get_resolver().url_patterns, "/", "")


def _walk(patterns: Any, prefix: str, space: str) -> Iterator[Route]:
    from django.urls import URLResolver

    for pattern in patterns:
        path = prefix + str(pattern.pattern).removeprefix("^").removesuffix("$").removesuffix("\\Z")
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, path, inner)
            continue
        view = pattern.callback
        view = getattr(view, "view_class", view)
        name = f"{space}{pattern.name}" if pattern.name else ""
        rule = getattr(pattern.callback, "access_rule", None) or getattr(view, "access_rule", "")
        shown = getattr(view, "__qualname__", type(view).__name__)
        yield Route(path, name, str(rule), f"{view.__module__}.{shown}")
