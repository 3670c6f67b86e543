"""Whose platform this is."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hamrong.kernel.files.interface import MAX_BYTES, too_large
from hamrong.kernel.pack.interface import PackError, open_pack

# The two kinds of provincial units (Law on Organisation of Local Government 2015, article 2).
_UNITS = {"tỉnh ": _("tỉnh %(name)s"), "thành phố ": _("thành phố %(name)s")}


@dataclass(frozen=True)
class Site:
    """What the head and the foot of every page say about the province."""

    owner: str
    hotline: str
    demo: bool
    max_file_bytes: int = MAX_BYTES

    @property
    def file_too_large(self) -> str:
        """Say what the server says of a larger file, so that the page can say it before sending."""
        return too_large(self.max_file_bytes)

    @property
    def owner_inside(self) -> str:
        """Return the owner's name as it stands inside a sentence: "tỉnh Thanh Hóa"."""
        inside = self.owner[:1].lower() + self.owner[1:]
        for unit, words in _UNITS.items():
            if inside.startswith(unit):
                return str(words) % {"name": inside.removeprefix(unit)}
        return inside


@cache
def site() -> Site:
    """Return what the installation's pack says; nothing when the pack cannot be read.

    Read once: error pages show it too, and must open when files do not.
    """
    try:
        told = open_pack(settings.PACK).manifest
    except (PackError, OSError):
        told = {}
    return Site(str(told.get("title", "")), str(told.get("hotline", "")), bool(settings.DEMO))
