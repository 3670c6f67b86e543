"""A small map of a province's communes, and the point somebody means by a press on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from hamrong.service.forms.rules.clean import raw_input
from hamrong.service.forms.rules.definition import Field, FieldType, Group

SIDE = 288
"""Width and height of the map in CSS pixels: it fits the narrowest phone, and is never scaled,
because a press is sent in pixels."""
NEAR_DEGREES = 12 / 111.32
"""Height of the map around a point already chosen, in degrees of latitude: twelve kilometres."""
_MARGIN = 0.04
_PRESSED, _BOX = "_map-", "_box-"
WHOLE_MAP = "_whole-map"
"""The input that asks for the whole province again, with the question's key as its value."""


@dataclass(frozen=True)
class Box:
    """A square piece of country; degrees of latitude and longitude (WGS 84)."""

    south: float
    west: float
    north: float
    east: float

    def at(self, x: int, y: int) -> tuple[float, float]:
        """Return latitude and longitude under a pixel, counted from the top left corner."""
        lat = self.north - (self.north - self.south) * y / SIDE
        lng = self.west + (self.east - self.west) * x / SIDE
        return round(lat, 5), round(lng, 5)

    def pixel(self, lat: float, lng: float) -> tuple[float, float]:
        """Return where a place is drawn."""
        x = (lng - self.west) / (self.east - self.west) * SIDE
        y = (self.north - lat) / (self.north - self.south) * SIDE
        return round(x, 1), round(y, 1)

    def __str__(self) -> str:
        """Write the box as it stands in addresses and in pages."""
        return f"{self.south:.5f},{self.west:.5f},{self.north:.5f},{self.east:.5f}"


def box_of(points: Iterable[tuple[float, float]]) -> Box:
    """Return the smallest square with all points and a margin.

    Raises:
        ValueError: there is no point.
    """
    listed = list(points)
    lats, lngs = [lat for lat, _ in listed], [lng for _, lng in listed]
    middle = (min(lats) + max(lats)) / 2, (min(lngs) + max(lngs)) / 2
    wide = (max(lngs) - min(lngs)) * cos(radians(middle[0]))
    return _square(middle, max(max(lats) - min(lats), wide, _MARGIN) * (1 + 2 * _MARGIN))


def around(lat: float, lng: float) -> Box:
    """Return the square around a point."""
    return _square((lat, lng), NEAR_DEGREES)


def _square(middle: tuple[float, float], high: float) -> Box:
    """Return the square of a height in degrees of latitude, as wide in kilometres as high."""
    wide = high / cos(radians(middle[0]))
    lat, lng = middle
    return Box(lat - high / 2, lng - wide / 2, lat + high / 2, lng + wide / 2)


def read_box(text: str) -> Box | None:
    """Read a box as it stands in an address; None for anything else."""
    try:
        south, west, north, east = (float(part) for part in text[:80].split(","))
    except ValueError:
        return None
    right = -90 < south < north < 90 and -180 < west < east < 180  # noqa: PLR2004 - degrees
    return Box(south, west, north, east) if right else None


def map_name(key: str) -> str:
    """Return the name of the map that answers a question; browsers add ".x" and ".y"."""
    return f"{_PRESSED}{key}"


def box_name(key: str) -> str:
    """Return the name of the input that says which piece of country the map showed."""
    return f"{_BOX}{key}"


def pressed(group: Group, data: Mapping[str, Any]) -> tuple[Field, str] | None:
    """Return the question whose map was pressed, and the point as people type it.

    A press by the keyboard has no place (0, 0) and means nothing.
    """
    for asked in group.fields:
        if asked.type is not FieldType.POINT:
            continue
        box = read_box(_last(data, box_name(asked.key)))
        x, y = (_last(data, f"{map_name(asked.key)}.{axis}") for axis in "xy")
        if box and x.isdecimal() and y.isdecimal() and (int(x[:4]) or int(y[:4])):
            lat, lng = box.at(min(int(x[:4]), SIDE), min(int(y[:4]), SIDE))
            return asked, f"{lat}, {lng}"
    return None


def with_press(group: Group, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a page sent with the place that was pressed on a map written into its answer."""
    found = pressed(group, data)
    if found is None:
        return data
    asked, text = found
    return {**{str(name): raw_input(data, name) for name in data}, asked.key: [text]}


def used_map(data: Mapping[str, Any]) -> str:
    """Return the key of the question whose map the page was sent for, "" for none."""
    for name in data:
        if str(name).startswith(_PRESSED) and str(name).endswith(".x"):
            return str(name).removeprefix(_PRESSED).removesuffix(".x")
    return _last(data, WHOLE_MAP)


def _last(data: Mapping[str, Any], name: str) -> str:
    return (raw_input(data, name) or [""])[-1]


def read_point(text: str) -> tuple[float, float] | None:
    """Read latitude and longitude as they stand in an address; None for anything else."""
    try:
        lat, lng = (float(part) for part in text[:60].split(","))
    except ValueError:
        return None
    return (lat, lng) if abs(lat) < 90 and abs(lng) < 180 else None  # noqa: PLR2004 - degrees
