"""Which context loads which part of a pack, and what it tells of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class LoadReport:
    """What a section brought in. `warnings` name what was loaded but cannot be used yet."""

    section: str
    loaded: int
    changed: int = 0
    warnings: tuple[str, ...] = ()


Loader = Callable[[Any], LoadReport]


@dataclass(frozen=True)
class Section:
    """One part of a pack, loaded in the order of `order`."""

    name: str
    order: int
    load: Loader


SECTIONS: dict[str, Section] = {}


def section(name: str, *, order: int) -> Callable[[Loader], Loader]:
    """Register the function that loads a part of a pack; it gets the Pack.

    It runs in a transaction of its own, after the sections of lower order, and loading twice must
    change nothing the second time.

    Raises:
        RuntimeError: another function loads a section of this name.
    """

    def register(load: Loader) -> Loader:
        if name in SECTIONS and SECTIONS[name].load is not load:
            raise RuntimeError(f"two loaders for the section '{name}'")
        SECTIONS[name] = Section(name, order, load)
        return load

    return register
