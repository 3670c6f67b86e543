"""A head gives a dossier to the competent agency, or keeps what was proposed."""

from datetime import date

import pytest
from tests.factories.desk import at_work
from tests.factories.dossiers import Office, act, citizen, office, owing, paid, submitted
from tests.factories.identity import actor_of, make_official_account

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.directory.interface import Agency
from hamrong.foundation.identity.interface import Account
from hamrong.foundation.reorganisation import interface as reorganisation
from hamrong.foundation.reorganisation.actions.decide import decide
from hamrong.kernel.actor.interface import (
    SYSTEM,
    Actor,
    NotYoursError,
    RefusedError,
    Role,
    StaleError,
)
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.notify.models import Message
from hamrong.kernel.work.models import WorkItem
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.actions.transfer_dossier import (
    Seen,
    keep_dossier,
    transfer_dossier,
)
from hamrong.service.dossiers.models import Dossier, Transfer
from hamrong.service.payments import interface as payments
from hamrong.service.payments.models import Receipt

ON = date(2025, 7, 1)
OTHER = "000.01.23.H99"


@pytest.fixture
def people() -> Office:
    return office()


@pytest.fixture
def code(people: Office) -> str:
    code = submitted(citizen())
    act(people.desk, code, "accept")
    return code


def again(actor: Actor) -> Actor:
    return actor_of(Account.objects.get(id=actor.account_id))


def test_the_head_gives_a_dossier_to_the_competent_agency(people: Office, code: str) -> None:
    other = directory.agency_by_code(OTHER)
    assert other is not None
    due_at = Dossier.objects.get(code=code).due_at
    transfer_dossier(people.head, code, agency_code=OTHER, reason="Thuộc địa bàn phường Bến")
    run_pending()
    dossier = Dossier.objects.get(code=code)
    assert (dossier.authority_id, dossier.receiving_id) == (other.id, other.id)
    assert dossier.due_at == due_at
    item = WorkItem.objects.get(matter_id=dossier.matter_id, ended_at__isnull=True)
    assert item.agency_id == other.id
    assert Message.objects.filter(template="dossiers.transferred").count() == 1
    with pytest.raises(NotYoursError):
        dossiers.dossier_view(people.head, code)


@pytest.mark.parametrize("agency", ["", "nowhere", "000.01.22.H99"])
def test_only_another_agency_at_work_can_be_named(people: Office, code: str, agency: str) -> None:
    with pytest.raises(RefusedError):
        transfer_dossier(people.head, code, agency_code=agency, reason="Lý do")


def test_a_reason_is_needed(people: Office, code: str) -> None:
    with pytest.raises(RefusedError):
        transfer_dossier(people.head, code, agency_code=OTHER, reason=" ")


def test_neither_desk_nor_specialist_may(people: Office, code: str) -> None:
    for actor in (people.desk, people.specialist):
        with pytest.raises(NotYoursError):
            transfer_dossier(actor, code, agency_code=OTHER, reason="Lý do")


def test_a_stale_page_moves_nothing(people: Office, code: str) -> None:
    elsewhere = Agency.objects.exclude(id=people.agency_id)[0].id
    with pytest.raises(StaleError):
        transfer_dossier(
            people.head,
            code,
            agency_code=OTHER,
            reason="Lý do",
            seen=Seen(elsewhere, elsewhere),
        )


def test_a_closed_dossier_stays(people: Office) -> None:
    code = submitted(citizen())
    act(people.desk, code, "refuse", reason="Không thuộc thẩm quyền")
    with pytest.raises(RefusedError):
        transfer_dossier(people.head, code, agency_code=OTHER, reason="Lý do")


def test_the_page_finds_the_agency_asks_and_moves(people: Office, code: str) -> None:
    client, address = at_work(people.head), f"/lam-viec/ho-so/{code}/chuyen-co-quan"
    assert "Chuyển cơ quan có thẩm quyền" in client.get(f"/lam-viec/ho-so/{code}").content.decode()
    page = client.get(f"{address}?tim=phuong ben").content.decode()
    assert "Ủy ban nhân dân phường Bến" in page
    seen = {"receiving": str(people.agency_id), "authority": str(people.agency_id)}
    missing = client.post(f"{address}?tim=phuong ben", {"reason": "", **seen})
    assert missing.status_code == 422
    sent = client.post(
        f"{address}?tim=phuong ben", {"agency": OTHER, "reason": "Sai địa bàn", **seen}
    )
    assert sent.status_code == 302
    assert Transfer.objects.get().basis == "Sai địa bàn"


@pytest.fixture
def proposed(people: Office, code: str) -> str:
    """A dossier of a commune that is divided, without a decision."""
    split = directory.agency_of_area("90202", date(2024, 1, 2))
    assert split is not None
    transfer_dossier(people.head, code, agency_code=split.code, reason="Sai địa bàn")
    reorganisation.begin(SYSTEM, ON)
    run_pending()
    return code


def test_what_was_only_proposed_waits_for_the_head_who_keeps_it(proposed: str) -> None:
    heirs = office(area_code="90202")
    review = WorkItem.objects.get(kind="transfer_review", ended_at__isnull=True)
    assert review.agency_id == heirs.agency_id
    page = at_work(heirs.leader).get(review.link).content.decode()
    assert "Nền tảng đã đề xuất cơ quan của bạn" in page
    keep_dossier(heirs.leader, proposed)
    review.refresh_from_db()
    assert review.done
    assert not Transfer.objects.filter(to_review=True).exists()
    with pytest.raises(RefusedError):
        keep_dossier(heirs.leader, proposed)


def test_the_head_moves_on_what_was_proposed_wrongly(proposed: str) -> None:
    heirs = office(area_code="90202")
    right = directory.agency_of_area("90201", ON)
    assert right is not None
    transfer_dossier(heirs.leader, proposed, agency_code=right.code, reason="Thôn thuộc Bến")
    assert Dossier.objects.get(code=proposed).authority_id == right.id
    assert not WorkItem.objects.filter(kind="transfer_review", ended_at=None).exists()


def test_a_decision_by_address_needs_no_review(people: Office, code: str) -> None:
    split = directory.agency_of_area("90202", date(2024, 1, 2))
    right = directory.agency_of_area("90201", ON)
    assert split is not None
    assert right is not None
    transfer_dossier(people.head, code, agency_code=split.code, reason="Sai địa bàn")
    top = directory.authority_for(level="province")
    assert top is not None
    administrator = actor_of(make_official_account(top.id, Role.ADMINISTRATOR))
    dossier = Dossier.objects.get(code=code)
    decide(administrator, ON, split.id, {dossier.id: right.id})
    reorganisation.begin(SYSTEM, ON)
    run_pending()
    dossier.refresh_from_db()
    assert dossier.authority_id == right.id
    assert not Transfer.objects.filter(to_review=True).exists()


def test_the_page_tells_the_name_then_and_now(people: Office, code: str) -> None:
    closed = submitted(citizen("Lê Thị Bình"))
    act(people.desk, closed, "refuse", reason="Không thuộc thẩm quyền")
    reorganisation.begin(SYSTEM, ON)
    run_pending()
    client = at_work(again(people.head))
    moved = client.get(f"/lam-viec/ho-so/{code}").content.decode()
    assert "Cơ quan trước đây" in moved
    assert "000.01.22.H99" in moved
    stayed = client.get(f"/lam-viec/ho-so/{closed}").content.decode()
    assert "UBND xã Đồi, nay là Ủy ban nhân dân xã Đồi Rừng" in stayed
    found = client.get("/lam-viec/ho-so/?q=ubnd xa doi").content.decode()
    assert code in found


def test_figures_tell_the_old_unit_from_the_new(people: Office, code: str) -> None:
    closed = submitted(citizen("Lê Thị Bình"))
    act(people.desk, closed, "refuse", reason="Không thuộc thẩm quyền")
    reorganisation.begin(SYSTEM, ON)
    run_pending()
    page = at_work(again(people.leader)).get("/lam-viec/thong-ke/").content.decode()
    assert "trước ngày 01/07/2025" in page
    assert "UBND xã Đồi Rừng" in page


def test_what_is_owed_is_collected_by_the_desk_that_receives_now(people: Office, code: str) -> None:
    paid_before = paid(people.desk, code)
    owed = owing(people.desk, code)
    transfer_dossier(people.head, code, agency_code=OTHER, reason="Thuộc địa bàn phường Bến")
    other = directory.agency_by_code(OTHER)
    assert other is not None
    with pytest.raises(NotYoursError):
        payments.collect(people.desk, owed, method=payments.Method.CASH)
    desk = actor_of(make_official_account(other.id, Role.ONE_STOP))
    payments.collect(desk, owed, method=payments.Method.CASH)
    collected = dict(Receipt.objects.values_list("id", "agency_id"))
    assert collected.pop(paid_before) == people.agency_id
    assert set(collected.values()) == {other.id}
