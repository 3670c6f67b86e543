"""People at the counter."""

from uuid import UUID

from tests.factories.dossiers import BIRTH, COMMUNE

from hamrong.kernel.actor.interface import Actor
from hamrong.service.reception.actions.add_procedure import add_procedure
from hamrong.service.reception.actions.begin_visit import Comer, begin_visit


def received_visit(desk: Actor) -> tuple[UUID, UUID]:
    """Begin a visit with one procedure and return the ids of both."""
    visit_id = begin_visit(desk, Comer("Nguyễn Thị Hoa", personal_id="038185001234"))
    item_id = add_procedure(desk, visit_id, procedure_code=BIRTH, area_code=COMMUNE, case_key="")
    return visit_id, item_id
