"""Every procedure a province ships can be begun: on its page, and at the desk that receives it."""

from datetime import date
from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from tests.factories.desk import at_work
from tests.factories.directory import make_areas
from tests.factories.identity import actor_of, make_citizen, make_official_account

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.directory.actions.load_agencies import load_agencies
from hamrong.kernel.actor.interface import Role
from hamrong.kernel.pack.interface import open_pack
from hamrong.kernel.process.actions.load_definitions import load_definitions
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.forms.actions.load_forms import load_forms
from hamrong.service.forms.actions.open_procedures import open_procedures
from hamrong.service.procedures import interface as procedures
from hamrong.service.procedures.actions import load_procedures
from hamrong.service.procedures.models import Procedure
from hamrong.service.reception.actions.begin_visit import Comer, begin_visit

PLACE = "14755"
AREAS = (
    ("38", "Tỉnh Thanh Hóa", "province", "", None),
    ("380", "Thành phố Thanh Hóa", "district", "38", None),
    (PLACE, "Phường Hàm Rồng", "commune", "380", None),
)


@pytest.fixture
def shipped(db: None, settings: Any) -> list[procedures.ProcedureView]:
    """All curated procedures of the province, its departments, and one commune for the places."""
    pack = open_pack("thanhhoa")
    settings.ORGANISATION_DATE = pack.organisation_date or date(2024, 12, 31)
    make_areas(AREAS)
    for load in (load_agencies, load_definitions, load_forms):
        load(pack)
    with patch.object(load_procedures, "NATIONAL", "none"):
        load_procedures.load(pack)
    open_procedures(pack)
    codes = Procedure.objects.filter(fileable=True).values_list("code", flat=True)
    return [view for code in codes if (view := procedures.procedure(code))]


def test_every_shipped_procedure_can_be_begun_online_and_at_its_desk(
    shipped: list[procedures.ProcedureView],
) -> None:
    owner = Client()
    owner.force_login(make_citizen())
    desks: dict[object, tuple[Client, object]] = {}
    assert len(shipped) > 40
    stuck = []
    for one in shipped:
        if not begun_online(owner, one):
            stuck.append(f"{one.code} online")
        receiving = dossiers.offices_for(one, PLACE).receiving.id
        if receiving not in desks:
            desks[receiving] = desk_of(receiving)
        if not begun_at(*desks[receiving], one):
            stuck.append(f"{one.code} at the desk")
    assert stuck == []


def begun_online(owner: Client, one: procedures.ProcedureView) -> bool:
    """Choose on the page what it offers, and press the button."""
    address = f"/nop-ho-so/{one.code}"
    asked = owner.get(address).content.decode()
    chosen = {"case": one.cases[0].key if one.cases else ""}
    if 'name="district"' in asked:
        place = directory.area(PLACE)
        assert place is not None
        chosen |= {"district": place.parent_code}
        asked = owner.post(address, {**chosen, "next": "1"}).content.decode()
    if 'name="area"' in asked:
        chosen |= {"area": PLACE}
    return owner.post(address, chosen).status_code == 302


def desk_of(agency_id: Any) -> tuple[Client, object]:
    """Sit down at an agency's desk and receive somebody."""
    official = actor_of(make_official_account(agency_id, Role.ONE_STOP))
    return at_work(official), begin_visit(official, Comer("Nguyễn Thị Hoa"))


def begun_at(desk: Client, visit_id: object, one: procedures.ProcedureView) -> bool:
    """Open the procedure's form in a visit; the page is asked for what it offers."""
    address = f"/lam-viec/tiep-nhan/{visit_id}/them/{one.code}"
    answer = desk.get(address)
    if answer.status_code == 200:
        chosen = {"case": one.cases[0].key if one.cases else ""}
        if 'name="area"' in answer.content.decode():
            chosen |= {"area": PLACE}
        answer = desk.post(address, chosen)
    return answer.status_code == 302
