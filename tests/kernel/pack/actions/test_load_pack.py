"""Loading runs the sections in order, each whole or not at all."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from hamrong.kernel.ids.interface import next_number
from hamrong.kernel.pack.actions import load_pack as loading
from hamrong.kernel.pack.interface import Fault, LoadReport, Pack, PackError, load_pack, section
from hamrong.kernel.pack.rules import section as registry


@pytest.fixture(autouse=True)
def _no_other_sections(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "SECTIONS", {})
    monkeypatch.setattr(loading, "SECTIONS", registry.SECTIONS)


@pytest.mark.django_db
def test_every_section_is_loaded_in_its_order_and_told() -> None:
    ran = []
    late, early = LoadReport("late", 0), LoadReport("early", 2, changed=2)
    section("late", order=20)(lambda pack: ran.append(f"late {pack.name}") or late)
    section("early", order=10)(lambda _: ran.append("early") or early)
    told: list[LoadReport] = []
    assert load_pack("mini", progress=told.append) == [early, late]
    assert ran == ["early", "late mini"]
    assert told == [early, late]


@pytest.mark.django_db
def test_a_section_that_fails_writes_nothing() -> None:
    def load(pack: Pack) -> LoadReport:
        next_number("x")
        raise PackError([Fault("a.yaml", 3, "wrong")])

    section("bad", order=1)(load)
    with pytest.raises(CommandError, match=r"^a\.yaml:3: wrong$"):
        call_command("load_pack", "mini", stdout=io.StringIO())
    assert next_number("x") == 1


@pytest.mark.django_db
def test_the_command_prints_a_table_or_json() -> None:
    section("one", order=1)(lambda _: LoadReport("one", 2, warnings=("look",)))
    out = io.StringIO()
    call_command("load_pack", "mini", stdout=out)
    assert out.getvalue().split() == ["one", "2", "changed", "0", "!", "look"]
    out = io.StringIO()
    call_command("load_pack", "mini", "--json", stdout=out)
    assert json.loads(out.getvalue())[0]["loaded"] == 2


def test_two_loaders_cannot_share_a_name() -> None:
    section("one", order=1)(lambda _: LoadReport("one", 0))
    with pytest.raises(RuntimeError):
        section("one", order=1)(lambda _: LoadReport("one", 0))
