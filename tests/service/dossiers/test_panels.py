"""Others put panels and deeds on a dossier's page; each reader sees only what is for them."""

from collections.abc import Iterator

import pytest
from tests.factories import dossiers as factory
from tests.factories.desk import at_work

from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.ports import (
    DEEDS,
    EVERYONE,
    PANELS,
    Deed,
    PanelCall,
    Place,
    Reader,
    deeds,
    panel,
)


@pytest.fixture(autouse=True)
def own_registry() -> Iterator[None]:
    """Leave the house's own panels as they are."""
    panels, offered = dict(PANELS), dict(DEEDS)
    PANELS.clear()
    DEEDS.clear()
    yield
    PANELS.clear()
    PANELS.update(panels)
    DEEDS.clear()
    DEEDS.update(offered)


def _show(call: PanelCall) -> dict[str, str]:
    return {"code": call.code}


def _nothing(call: PanelCall) -> None:
    assert call.code


def test_panels_come_in_order_and_only_to_their_readers() -> None:
    people, owner = factory.office(), factory.citizen()
    code = factory.submitted(owner)
    panel("late", template="x.html", order=90)(_show)
    panel("early", template="x.html", order=10, place=Place.ASIDE, readers=EVERYONE)(_show)
    panel("mine", template="x.html", readers=frozenset({Reader.APPLICANT}))(_show)
    panel("nothing", template="x.html", readers=EVERYONE)(_nothing)
    official = dossiers.page_parts(people.desk, dossiers.dossier_view(people.desk, code))
    applicant = dossiers.page_parts(owner, dossiers.dossier_view(owner, code))
    assert [shown.name for shown in official.panels] == ["early", "late"]
    assert [shown.name for shown in applicant.panels] == ["early", "mine"]
    assert [shown.name for shown in official.aside] == ["early"]
    assert [shown.content["code"] for shown in official.main] == [code]


def test_deeds_are_buttons_on_the_page() -> None:
    people = factory.office()
    code = factory.submitted(factory.citizen())
    deeds("extend")(lambda call: [Deed("Gia hạn", f"/gia-han/{call.code}", key="g")])
    page = at_work(people.desk).get(f"/lam-viec/ho-so/{code}").content.decode()
    assert f'href="/gia-han/{code}" data-key="g"' in page
