"""Result templates: what the packs give fits their forms; a filled one reads as it prints."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.forms import sources

from hamrong.kernel.pack.interface import PackError, open_pack
from hamrong.kernel.text.interface import date_in_words
from hamrong.service.forms.rules.parse import parse as parse_form
from hamrong.service.results.actions.load_templates import load_templates
from hamrong.service.results.interface import (
    Frame,
    TemplateView,
    as_text,
    judged,
    paper_pdf,
    prefilled,
    template_for,
)
from hamrong.service.results.models import ResultTemplate
from hamrong.service.results.rules import Template, faults_of, parse, printed_lines
from hamrong.service.results.rules.drafting import Wrong, said
from hamrong.service.results.rules.schema import TEMPLATE

GUIDE = "2.000003"


def shipped(name: str) -> list[tuple[str, Template]]:
    pack = open_pack(name)
    files = pack.files("results/*.yaml")
    return [(name, parse(pack.read(file, TEMPLATE).value)) for file in files]


SHIPPED = [one for name in ("mini", "thanhhoa") for one in shipped(name)]
TEMPLATES = [template for _name, template in SHIPPED]
ALL = [pytest.param(name, template, id=template.key) for name, template in SHIPPED]


@pytest.mark.parametrize(("pack", "template"), ALL)
def test_every_template_of_the_packs_draws_on_what_its_forms_ask(
    pack: str, template: Template
) -> None:
    forms = {source["key"]: parse_form(source) for source in sources(pack)}
    asked = {
        f"{group.key}.{field.key}"
        for code in template.procedures
        for group in forms[f"tt-{code}"].groups
        for field in group.fields
    }
    assert list(faults_of(template, asked)) == []


@pytest.mark.parametrize(("pack", "template"), ALL)
def test_an_empty_draft_is_told_every_required_field(pack: str, template: Template) -> None:
    assert pack
    required = {field.key for field in template.asked if field.required}
    _kept, faults = judged(template, {})
    assert faults == dict.fromkeys(required, Wrong.MISSING)


FRAME = Frame(
    agency="Ủy ban nhân dân xã Hoằng Phú",
    parent="Ủy ban nhân dân huyện Hoằng Hóa",
    place="Hoằng Phú",
    number="12/2024/KQ",
    day=(5, 3, 2024),
    signer="Lê Văn Tám",
    signer_title="Chủ tịch",
    check_code="ABCD-EFGH-JKMN-PQRS",
    check_url="http://localhost:8000/xac-minh/ABCD-EFGH-JKMN-PQRS",
)


@pytest.mark.parametrize(("pack", "template"), ALL)
def test_every_template_prints_whole_and_as_a_draft(pack: str, template: Template) -> None:
    assert pack
    made_by = TemplateView(UUID(int=1), "", template)
    values = {field.key: f"[{field.key}]" for field in template.asked}
    issued = words(paper_pdf(made_by, values, FRAME))
    for field in template.asked:
        assert f"[{field.key}]" in issued
    assert "12/2024/KQ" in issued
    assert "Hoằng Phú, ngày 5 tháng 3 năm 2024" in issued
    assert "CHỦ TỊCH" in issued
    draft = words(paper_pdf(made_by, {}, replace(FRAME, number="", check_code="", check_url="")))
    assert "Chưa có giá trị" in draft
    assert "……" in draft


def words(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@given(data=st.data())
def test_what_is_printed_is_what_is_read(data: st.DataObject) -> None:
    template = data.draw(st.sampled_from(TEMPLATES))
    typed = {field.key: data.draw(st.text(max_size=40)) for field in template.asked}
    kept, _faults = judged(template, typed)
    printed = [
        "".join(part["text"] for part in line["parts"]) for line in printed_lines(template, kept)
    ]
    assert "\n".join(printed) == as_text(template, kept)
    assert judged(template, kept)[0] == kept


def test_dates_are_kept_one_way_and_said_in_words() -> None:
    ((_, template),) = shipped("mini")
    kept, faults = judged(template, {"name": "An", "birth_date": "5-3-1985", "card": " 12  3 "})
    assert faults == {}
    assert (kept["birth_date"], kept["card"]) == ("05/03/1985", "12 3")
    words = said(template, kept)["birth_words"]
    assert words == "Ngày năm tháng ba năm một nghìn chín trăm tám mươi lăm"
    assert judged(template, {**kept, "birth_date": "31/02/1985"})[1] == {
        "birth_date": Wrong.NO_DATE
    }


def test_april_is_the_fourth_month_in_its_own_word() -> None:
    assert (
        date_in_words(date(2020, 4, 15))
        == "Ngày mười lăm tháng tư năm hai nghìn không trăm hai mươi"
    )


def test_the_first_known_source_counts_and_joined_ones_stand_together() -> None:
    template = next(t for _, t in shipped("thanhhoa") if t.key == "giay-khai-sinh")
    known = {
        "person.full_name": "Lê Văn Bình",
        "child.birth_place": "Bệnh viện Phụ sản",
        "child.birth_area": "Xã Hoằng Phú",
        "agency.name": "UBND xã Hoằng Phú",
    }
    first = prefilled(template, known)
    assert first["name"] == "Lê Văn Bình"
    assert first["birth_place"] == "Bệnh viện Phụ sản, Xã Hoằng Phú"
    assert first["mother"] == ""


@pytest.mark.usefixtures("province")
def test_loading_twice_changes_nothing_and_a_new_text_is_a_new_version(tmp_path: Path) -> None:
    first = template_for(GUIDE)
    assert first is not None
    assert load_templates(open_pack("mini")).changed == 0
    pack = copied(tmp_path, title="Thẻ hướng dẫn viên")
    assert load_templates(pack).changed == 1
    second = template_for(GUIDE)
    assert second is not None
    assert second.template.title == "Thẻ hướng dẫn viên"
    assert ResultTemplate.objects.filter(id=first.id, current=False).exists()


@pytest.mark.usefixtures("province")
@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"procedures": ["9.999999"]}, "there is no procedure 9.999999"),
        ({"lines": ["{name} {birth_date} {language} {note}"]}, "no line prints the field card"),
        ({"lines": ["{nobody}"]}, "there is no field nobody"),
        ({"key": "khac"}, "the file must be named khac.yaml"),
    ],
)
def test_a_contradiction_stops_the_load_and_is_named(
    change: dict[str, Any], message: str, tmp_path: Path
) -> None:
    with pytest.raises(PackError, match=message):
        load_templates(copied(tmp_path, **change))


def copied(folder: Path, **change: Any) -> Any:
    """Return a pack of the mini template alone, changed."""
    import yaml  # noqa: PLC0415

    body = open_pack("mini").read("results/the-huong-dan-vien.yaml").value
    (folder / "results").mkdir()
    manifest = "name: anders\ntitle: Anders\nprovince_code: H99\n"
    (folder / "pack.yaml").write_text(manifest, "utf-8")
    text = yaml.safe_dump({**body, **change}, allow_unicode=True)
    (folder / "results" / "the-huong-dan-vien.yaml").write_text(text, "utf-8")
    return open_pack(folder)
