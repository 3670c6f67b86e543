"""What some questions need besides their input: a long list, files, a map."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from hamrong.service.forms.queries.catalogues import entries_of
from hamrong.service.forms.queries.draft import DraftView
from hamrong.service.forms.queries.map import province_map
from hamrong.service.forms.queries.page_field import PageField, PageFile, PageMap
from hamrong.service.forms.rules.attaching import question_key
from hamrong.service.forms.rules.definition import Field, FieldType, Group
from hamrong.service.forms.rules.mapping import NEAR_DEGREES, SIDE, around, box_name, map_name


@dataclass(frozen=True)
class PageList:
    """A long list that questions of the page offer while somebody types."""

    id: str
    entries: tuple[str, ...]


@dataclass(frozen=True)
class Besides:
    """What a page shows besides what the draft holds.

    The list named by `more_rows` has one empty row more than it has answers. `unsaved` is what was
    typed into a page that could not be saved then: it stands in it again. `refused` says by
    question what is wrong with files that were not taken. The map of the question named by
    `whole_map` shows the whole province.
    """

    more_rows: str = ""
    unsaved: Mapping[str, Any] | None = None
    refused: Mapping[str, str] = field(default_factory=dict)
    whole_map: str = ""


NOTHING_BESIDES = Besides()


def lists_of(group: Group, prefix: str) -> dict[Field, PageList]:
    """Return the long lists of a page by question; questions with the same list share it."""
    asked = [one for whole in group.fields for one in (whole, *whole.columns)]
    made: dict[object, PageList] = {}
    found: dict[Field, PageList] = {}
    for one in asked:
        if one.type is FieldType.PICK:
            source = one.catalogue or one.options
            if source not in made:
                entries = tuple(label for _code, label in entries_of(one))
                made[source] = PageList(f"list-{prefix}{group.key}-{len(made)}", entries)
            found[one] = made[source]
    return found


def with_extras(
    drawn: PageField, asked: Field, view: DraftView, group: Group, besides: Besides
) -> PageField:
    """Return a question with its files or its map, where it has any."""
    if asked.type is FieldType.FILE:
        key = question_key(group.key, asked.key)
        files = tuple(
            PageFile(str(one.id), one.name, f"{key} {one.id}") for one in view.files.get(key, ())
        )
        return replace(drawn, files=files, error=besides.refused.get(asked.key, drawn.error))
    if asked.type is FieldType.POINT:
        prefix = drawn.name.removesuffix(asked.key)
        whole = asked.key == besides.whole_map
        return replace(drawn, map=_map(view, group, asked, prefix, whole=whole))
    return drawn


def _map(
    view: DraftView, group: Group, asked: Field, prefix: str, *, whole: bool
) -> PageMap | None:
    """Return the map around the point chosen, or of the whole province."""
    province = province_map()
    if province is None:
        return None
    point = view.answers.get(group.key, {}).get(asked.key)
    near = bool(point) and not whole
    box = around(point["lat"], point["lng"]) if point and near else province
    query = {"khung": str(box)} | ({"diem": f"{point['lat']},{point['lng']}"} if point else {})
    source = reverse("forms:map")
    return PageMap(
        source=source,
        picture=f"{source}?{urlencode(query)}",
        name=f"{prefix}{map_name(asked.key)}",
        box_name=f"{prefix}{box_name(asked.key)}",
        box=str(box),
        near=near,
        near_degrees=f"{NEAR_DEGREES:.4f}",
        side=SIDE,
    )
