"""Identifier codes of agencies, and what became of areas."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

# QCVN 102:2016/BTTTT: 000.zz.yy.Hxx, from the unit up to the province. Decision 20/2020/QĐ-TTg:
# Hxx.yy.zz, from the province down. The ministry-level prefix G is written alike.
_OLD = re.compile(r"^(\d{3})\.(\d{2})\.(\d{2})\.([HG]\d{2})$")
_NEW = re.compile(r"^([HG]\d{2})((?:\.\d{2,3}){0,4})$")


@dataclass(frozen=True)
class AgencyCode:
    """An identifier code (mã định danh): the top body, then ordinals from the top down."""

    top: str
    ordinals: tuple[int, ...]

    def old(self) -> str:
        """Return the form of QCVN 102:2016/BTTTT: 000.zz.yy.H56.

        Raises:
            ValueError: more levels, or larger numbers, than that form has room for.
        """
        if len(self.ordinals) > 2 or any(n > 99 for n in self.ordinals):  # noqa: PLR2004
            raise ValueError(f"{self.new()} has no form of QCVN 102:2016")
        first, second = (*self.ordinals, 0, 0)[:2]
        return f"000.{second:02d}.{first:02d}.{self.top}"

    def new(self) -> str:
        """Return the form of Decision 20/2020/QĐ-TTg: H56.yy.zz."""
        return ".".join([self.top, *(f"{n:02d}" for n in self.ordinals)])


def parse_code(text: str) -> AgencyCode:
    """Read an identifier code in either form.

    Raises:
        ValueError: it fits neither.
    """
    if found := _OLD.match(text):
        _, second, first, top = found.groups()
        numbers: tuple[int, ...] = (int(first), int(second))
        while numbers and numbers[-1] == 0:
            numbers = numbers[:-1]
        if 0 in numbers:
            raise ValueError(f"{text!r} names a unit of no agency")
        return AgencyCode(top, numbers)
    if found := _NEW.match(text):
        top, rest = found.groups()
        return AgencyCode(top, tuple(int(part) for part in rest.split(".")[1:]))
    raise ValueError(f"{text!r} is no identifier code")


@dataclass(frozen=True)
class Link:
    """One area became another; `main` unless it was only a part of a split."""

    old: UUID
    new: UUID
    main: bool = True


def links_by_old(links: Iterable[Link]) -> dict[UUID, list[Link]]:
    """Return the links by the area they start from, the main one first."""
    found: dict[UUID, list[Link]] = {}
    for link in links:
        found.setdefault(link.old, []).append(link)
    return {old: sorted(some, key=lambda link: not link.main) for old, some in found.items()}


def heirs(
    area: UUID, links: Mapping[UUID, Sequence[Link]], living: Collection[UUID]
) -> tuple[UUID, ...]:
    """Return the living areas that an area became, however many steps later, the main one first.

    A living area is its own heir. Successions only lead forward in time, so the walk ends.
    """
    if area in living:
        return (area,)
    found = (heir for link in links.get(area, ()) for heir in heirs(link.new, links, living))
    return tuple(dict.fromkeys(found))


_SIGNS = re.compile(r"[^a-z0-9]+")
_COMMITTEE = ("uy ban nhan dan", "ubnd", "uy ban", "ub")
_AREA_TYPES = ("xa", "phuong", "thi tran", "huyen", "thi xa", "thanh pho", "tinh")


def callings(*names: str, of_area: str = "") -> list[str]:
    """Return the plain names under which people look for an agency.

    `names` are plain names with signs; `of_area` is the plain name of the area whose committee it
    is, "xa hoang phu". Signs fall away: "so gd&dt" is found as "so gd dt" and as "so gddt". Where
    there is an area, its bare name comes last ("hoang phu").
    """
    spoken: dict[str, None] = {}
    for name in names:
        spoken[_bare(name)] = None
        spoken[_bare(name.replace("&", ""))] = None
    if not of_area:
        return list(spoken)
    kind = next((kind for kind in _AREA_TYPES if of_area.startswith(f"{kind} ")), "")
    own = of_area.removeprefix(f"{kind} ")
    for body in _COMMITTEE:
        spoken |= dict.fromkeys([f"{body} {of_area}", f"{body} {own}"])
    if kind == "tinh":
        spoken |= dict.fromkeys(["ubnd tinh", "uy ban nhan dan tinh"])
    return [*spoken, of_area, own]


def _bare(name: str) -> str:
    return _SIGNS.sub(" ", name).strip()


@dataclass(frozen=True)
class Run:
    """A run of words in a question: from `start` up to `end`."""

    start: int
    end: int
    phrase: str


def runs(words: Sequence[str]) -> list[Run]:
    """Return every run of the words, the longest first."""
    return [
        Run(start, start + length, " ".join(words[start : start + length]))
        for length in range(len(words), 0, -1)
        for start in range(len(words) - length + 1)
    ]
