"""Pages that are the same for every stranger: what they may depend on, and their mark."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from typing import Any, Final, TypeVar

LONGEST_PATH: Final = 2_000
# What an entry takes beside body and address: headers, and the objects that hold them.
_OVERHEAD: Final = 2_000
# A page larger than this part of the shelf would throw too much else out.
_LARGEST_PART: Final = 8

View = TypeVar("View", bound=Callable[..., Any])


def shared(view: View) -> View:
    """Declare that a page is the same for every stranger, until a watched table or the day changes.

    Its tables must be watched: a test walks the shared pages and looks.
    """
    view.is_shared = True  # type: ignore[attr-defined]
    return view


def is_shared(view: object) -> bool:
    """Tell whether a view was declared to be shared."""
    return getattr(view, "is_shared", False) is True


@dataclass(frozen=True, slots=True)
class Address:
    """All that a shared page may depend on beside the state; `choices` are cookies, in order."""

    origin: str
    path: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class State:
    """The state of all that shared pages show.

    `program` stands for code, templates and settings, `edition` for the content, `day` for what the
    law changes by date.
    """

    program: str
    edition: str
    day: str


@dataclass(frozen=True, slots=True)
class SharedPage:
    """A page as it was answered; `body` is compressed by gzip."""

    state: State
    tag: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


def choices(
    cookies: Mapping[str, str], known: Mapping[str, Collection[str]]
) -> tuple[tuple[str, str], ...]:
    """Return what the visitor chose to see, by cookie; values nobody could choose are left out."""
    return tuple((name, cookies[name]) for name in known if cookies.get(name) in known[name])


def entity_tag(address: Address, state: State) -> str:
    """Return the page's entity tag, made without the page.

    Weak, since the page may travel compressed or not (RFC 9110, 8.8.1).
    """
    told = repr((address.origin, address.path, address.choices, state)).encode()
    return f'W/"{sha256(told).hexdigest()[:32]}"'


def is_known(asked: str, tag: str) -> bool:
    """Tell whether `If-None-Match` names the tag, compared weakly (RFC 9110, 13.1.2)."""
    bare = tag.removeprefix("W/")
    return any(one.strip().removeprefix("W/") == bare for one in asked.split(","))


class Shelf:
    """Pages kept by one process, the least used thrown out; never more than so many bytes."""

    def __init__(self) -> None:
        """Begin empty."""
        self._pages: OrderedDict[Address, SharedPage] = OrderedDict()
        self._lock = Lock()
        self.weight = 0

    def __len__(self) -> int:
        return len(self._pages)

    def find(self, address: Address) -> SharedPage | None:
        """Return the page kept under an address, whatever its state."""
        with self._lock:
            page = self._pages.get(address)
            if page is not None:
                self._pages.move_to_end(address)
            return page

    def keep(self, address: Address, page: SharedPage, *, limit: int) -> None:
        """Keep a page; `limit` is what all may weigh in bytes. One too heavy is not kept."""
        weight = _weight(address, page)
        if weight * _LARGEST_PART > limit:
            return
        with self._lock:
            self._drop(address)
            self._pages[address] = page
            self.weight += weight
            while self.weight > limit:
                self._drop(next(iter(self._pages)))

    def clear(self) -> None:
        """Throw everything out."""
        with self._lock:
            self._pages.clear()
            self.weight = 0

    def _drop(self, address: Address) -> None:
        page = self._pages.pop(address, None)
        if page is not None:
            self.weight -= _weight(address, page)


def _weight(address: Address, page: SharedPage) -> int:
    return len(page.body) + 4 * len(address.path) + _OVERHEAD
