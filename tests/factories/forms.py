"""Forms of the packs, drafts, and answers that are right."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

import yaml
from tests.factories.packs import PACKS

from hamrong.foundation.directory.interface import Area, Level
from hamrong.foundation.identity.interface import Account
from hamrong.kernel.actor.interface import Actor, Hat
from hamrong.kernel.ids.interface import uuid7
from hamrong.service.forms import interface as forms
from hamrong.service.forms.actions.keep_form import keep_form
from hamrong.service.forms.interface import Field, FieldType
from hamrong.service.forms.rules.definition import Definition, without_hidden
from hamrong.service.forms.rules.judging import read_group
from hamrong.service.forms.rules.notation import list_entries, resolve, shared_parts
from hamrong.service.forms.rules.parse import parse
from hamrong.service.forms.rules.reading import AreaMatch, Setting
from hamrong.service.forms.rules.rows import cell_name

HAI_HA = "Xã Hải Hà, Thị xã Nghi Sơn, Tỉnh Thanh Hóa"

_TYPED = {
    FieldType.TEXT: "Thôn Đông, xã Hoằng Phú",
    FieldType.LONGTEXT: "Nội dung đề nghị.\nDòng thứ hai.",
    FieldType.NAME: "Nguyễn Thị Hoa",
    FieldType.DATE: "05/03/1985",
    FieldType.YEAR: "1985",
    FieldType.INTEGER: "2",
    FieldType.DECIMAL: "120,5",
    FieldType.MONEY: "850.000.000",
    FieldType.PHONE: "0912 345 678",
    FieldType.EMAIL: "hoa.nguyen@vidu.vn",
    FieldType.PERSONAL_ID: "038085001234",
    FieldType.TAX_CODE: "0100109106",
    FieldType.YES_NO: "yes",
    FieldType.STATEMENT: "yes",
    FieldType.PICK: "Ủy ban nhân dân xã Hoằng Phú",
    FieldType.POINT: "19.8067, 105.7764",
    FieldType.AREA: "Xã Nghi Long, huyện Nghi Lộc, tỉnh Nghệ An",
}


def sources(pack: str) -> list[dict[str, Any]]:
    """Return the resolved forms of a pack."""
    folder = PACKS / pack / "forms"
    lists = {
        file.stem: list_entries(yaml.safe_load(file.read_text("utf-8")))
        for file in sorted(folder.glob("lists/*.yaml"))
    }
    shared = shared_parts(yaml.safe_load((folder / "groups.yaml").read_text("utf-8")), lists)
    files = sorted(folder.glob("tt-*.yaml"))
    return [resolve(yaml.safe_load(file.read_text("utf-8")), shared) for file in files]


def definition(key: str = "tt-1.000001", pack: str = "mini") -> Definition:
    """Return one form's definition."""
    return parse(next(s for s in sources(pack) if s["key"] == key))


def areas(since: date = date(2019, 1, 1)) -> None:
    """Make one commune with its district and province."""
    province = Area.objects.create(
        code="38", name="Tỉnh Thanh Hóa", type="Tỉnh", level=Level.PROVINCE, valid_from=since
    )
    district = Area.objects.create(
        code="407",
        name="Thị xã Nghi Sơn",
        type="Thị xã",
        level=Level.DISTRICT,
        parent=province,
        valid_from=since,
    )
    Area.objects.create(
        code="16660",
        name="Xã Hải Hà",
        type="Xã",
        level=Level.COMMUNE,
        parent=district,
        valid_from=since,
    )


def load_mini() -> None:
    """Keep the mini pack's forms."""
    for source in sources("mini"):
        keep_form(source)


def typed(field: Field, area: str = "", option: int = 0) -> list[str]:
    """Return what a careful person types into a field; of a list, the option in this place."""
    if field.options:
        return [field.options[option].value]
    if field.type is FieldType.AREA and not field.elsewhere:
        return [area or "Hải Hà, Nghi Sơn"]
    if field.minimum and field.type in {FieldType.INTEGER, FieldType.MONEY}:
        return [str(field.minimum)]
    return [_TYPED[field.type][: field.max_length or None]]


def valid_page(
    form: Definition, group_key: str, area: str = "", option: int = 0
) -> dict[str, list[str]]:
    """Return a page's inputs with every question answered."""
    group = form.group(group_key)
    assert group is not None
    simple = {f.key: typed(f, area, option) for f in group.fields if _is_typed(f)}
    return {
        **simple,
        **{
            cell_name(field.key, row, column.key): typed(column, area, option)
            for field in group.fields
            if field.columns
            for row in range(field.minimum or 1)
            for column in field.columns
        },
    }


def _is_typed(field: Field) -> bool:
    return field.is_asked and not field.columns and field.type is not FieldType.FILE


def valid_answers(
    form: Definition, setting: Setting, option: int = 0
) -> dict[str, Mapping[str, Any]]:
    """Return complete answers to all that the form asks, choosing the option in this place."""
    pages = {g.key: valid_page(form, g.key, option=option) for g in form.groups}
    read = {g.key: read_group(g, pages[g.key], setting).answers for g in form.groups}
    return dict(without_hidden(form.groups, read))


def somewhere(_text: str) -> AreaMatch:
    """Find every place name as the same commune."""
    return AreaMatch(code="16660", text=HAI_HA)


def citizen(name: str = "Lê Văn An") -> Actor:
    """Return a citizen with an account of her own."""
    login = f"{uuid7()}@vidu.vn"
    account = Account.objects.create(
        login=login, full_name=name, phone="", email=login, personal_id="038085001234"
    )
    return Actor(account_id=account.id, hat=Hat.CITIZEN, name=name)


def start(actor: Actor, key: str = "tt-1.000001") -> UUID:
    """Start a draft in a form of the mini pack."""
    return forms.start_draft(
        actor, purpose="dossier", subject=key.removeprefix("tt-"), form_key=key, title="Hồ sơ"
    )


def fill(actor: Actor, draft_id: UUID, area: str = "") -> forms.DraftView:
    """Answer all questions of a draft rightly, placing everything in one commune."""
    view = forms.draft(actor, draft_id)
    for group in view.form.groups:
        page = valid_page(view.form.definition, group.key, area)
        view = forms.save_step(actor, draft_id, group.key, page, view.revision)
    return view
