"""One set handed in at one desk: three agencies at two levels, one receipt, one hand-over."""

from datetime import datetime, timedelta

import pytest
from tests.factories.desk import at_work
from tests.factories.dossiers import LINKED, Office, act, citizen, office, stopped, submitted

from hamrong.foundation.directory.models import Agency
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import VIETNAM, clock_at
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.notify.models import Message
from hamrong.service.bundles.actions.advance import advance
from hamrong.service.bundles.models import Bundle, BundleMember
from hamrong.service.dossiers.actions.draft_result import draft_result
from hamrong.service.dossiers.models import Dossier, Slip, SubmittedFile
from hamrong.service.payments.models import PaymentRequest

MONDAY = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)


@pytest.fixture
def commune() -> Office:
    return office()


@pytest.fixture
def police() -> Office:
    return office("province", department="Công an tỉnh")


@pytest.fixture
def insurance() -> Office:
    return office("province", department="BHXH tỉnh")


def accepted(commune: Office, owner: Actor) -> Dossier:
    """Hand in the set and accept it; what follows by itself has run."""
    code = submitted(owner, LINKED)
    act(commune.desk, code, "accept")
    run_pending()
    return Dossier.objects.get(code=code)


def member(whole: Dossier, key: str) -> Dossier:
    row = BundleMember.objects.get(bundle__whole_id=whole.matter_id, key=key)
    return Dossier.objects.get(matter_id=row.matter_id)


def states(whole: Dossier) -> dict[str, str]:
    rows = BundleMember.objects.filter(bundle__whole_id=whole.matter_id)
    return dict(rows.values_list("key", "state"))


def decided(people: Office, dossier: Dossier) -> None:
    """Take a member to its result."""
    draft_result(people.specialist, dossier.code, content="Đồng ý.")
    act(people.specialist, dossier.code, "propose")
    act(people.head, dossier.code, "approve")
    run_pending()


def ended(people: Office, dossier: Dossier) -> None:
    """Stop a member by decision."""
    stopped(people, dossier.code)
    run_pending()


def test_one_set_becomes_a_dossier_at_each_agency_and_one_hand_over(
    commune: Office, police: Office, insurance: Office
) -> None:
    owner = citizen()
    whole = accepted(commune, owner)
    assert states(whole) == {
        "khai-sinh": "running",
        "thuong-tru": "waiting",
        "the-bhyt": "waiting",
    }
    birth = member(whole, "khai-sinh")
    assert (birth.state, birth.applicant_id) == ("accepted", owner.account_id)
    assert set(birth.answers) == {"applicant", "child", "father"}
    assert [one.document_key for one in birth.files.all()] == ["giay-chung-sinh"]
    decided(commune, birth)
    birth.refresh_from_db()
    assert birth.state == "returned"
    residence, card = member(whole, "thuong-tru"), member(whole, "the-bhyt")
    assert (residence.authority_id, card.authority_id) == (police.agency_id, insurance.agency_id)
    passed_on = residence.files.get(document_key="giay-khai-sinh")
    assert passed_on.file_id == birth.result.file_id
    decided(insurance, card)
    decided(police, residence)
    whole.refresh_from_db()
    assert whole.state == "finished"
    papers = SubmittedFile.objects.filter(dossier=whole, document_key__startswith="ket-qua-")
    assert papers.count() == 3
    act(commune.desk, whole.code, "hand_over", receiver="Nguyễn Văn An")
    whole.refresh_from_db()
    assert whole.state == "returned"


def test_there_is_one_receipt_one_appointment_and_one_word_of_each(commune: Office) -> None:
    with clock_at(MONDAY):
        whole = accepted(commune, citizen())
        decided(commune, member(whole, "khai-sinh"))
    receipt = Slip.objects.get(kind="receipt")
    assert receipt.data["linked"] == [
        "Đăng ký khai sinh – Ủy ban nhân dân xã Đồi",
        "Đăng ký thường trú – Công an tỉnh Mẫu",
        "Cấp thẻ bảo hiểm y tế – Bảo hiểm xã hội tỉnh Mẫu",
    ]
    assert whole.due_at is not None
    assert whole.due_at.date() == (MONDAY + timedelta(days=20)).date() + timedelta(days=1)
    told = Message.objects.values_list("template", flat=True)
    assert sorted(told) == ["dossiers.accepted", "dossiers.submitted"]
    assert not PaymentRequest.objects.exists()


def test_what_waits_for_a_member_without_result_is_not_done_and_the_rest_is(
    commune: Office, police: Office, insurance: Office
) -> None:
    whole = accepted(commune, citizen())
    decided(commune, member(whole, "khai-sinh"))
    ended(police, member(whole, "thuong-tru"))
    assert states(whole)["thuong-tru"] == "failed"
    decided(insurance, member(whole, "the-bhyt"))
    whole.refresh_from_db()
    assert whole.state == "finished"


def test_without_any_result_the_whole_stops_with_the_reason(commune: Office) -> None:
    whole = accepted(commune, citizen())
    ended(commune, member(whole, "khai-sinh"))
    whole.refresh_from_db()
    assert whole.state == "stopped"
    assert states(whole) == {
        "khai-sinh": "failed",
        "thuong-tru": "dropped",
        "the-bhyt": "dropped",
    }


def test_the_appointment_moves_while_a_member_waits_for_the_applicant(
    commune: Office, police: Office
) -> None:
    owner = citizen()
    with clock_at(MONDAY):
        whole = accepted(commune, owner)
        decided(commune, member(whole, "khai-sinh"))
        residence = member(whole, "thuong-tru")
        act(police.specialist, residence.code, "request_supplement", reason="Thiếu chữ ký chủ hộ")
        run_pending()
        before = Dossier.objects.get(id=whole.id).due_at
    with clock_at(MONDAY + timedelta(days=2)):
        act(owner, residence.code, "resubmit", note="Đã ký")
        run_pending()
    after = Dossier.objects.get(id=whole.id).due_at
    assert before is not None
    assert after is not None
    assert after - before == timedelta(days=2)


def test_withdrawing_the_whole_withdraws_what_runs(commune: Office) -> None:
    owner = citizen()
    whole = accepted(commune, owner)
    act(owner, whole.code, "withdraw", reason="Nộp nhầm")
    run_pending()
    assert member(whole, "khai-sinh").state == "withdrawn"
    assert set(states(whole).values()) == {"failed", "dropped"}


def test_what_keeps_a_member_from_starting_is_shown_and_tried_again(commune: Office) -> None:
    whole = accepted(commune, citizen())
    offices = Agency.objects.filter(short_name="Công an tỉnh")
    offices.update(short_name="Công an")
    decided(commune, member(whole, "khai-sinh"))
    bundle = Bundle.objects.get()
    assert "Đăng ký thường trú" in bundle.trouble
    assert states(whole)["the-bhyt"] == "running"
    desk = at_work(commune.desk)
    assert bundle.trouble in desk.get(f"/lam-viec/ho-so/{whole.code}").content.decode()
    path = f"/lam-viec/ho-so/{whole.code}/lien-thong"
    assert desk.post(path).status_code == 409
    Agency.objects.filter(short_name="Công an").update(short_name="Công an tỉnh")
    assert desk.post(path).status_code == 302
    assert states(whole)["thuong-tru"] == "running"


def test_following_twice_changes_nothing(commune: Office) -> None:
    whole = accepted(commune, citizen())
    for _time in range(3):
        advance(whole.matter_id)
    assert Dossier.objects.filter(whole=whole).count() == 1


def test_everyone_concerned_sees_the_whole_line(commune: Office, police: Office) -> None:
    owner = citizen()
    whole = accepted(commune, owner)
    decided(commune, member(whole, "khai-sinh"))
    for reader, path in (
        (owner, f"/ca-nhan/ho-so/{whole.code}"),
        (commune.desk, f"/lam-viec/ho-so/{whole.code}"),
        (police.specialist, f"/lam-viec/ho-so/{member(whole, 'thuong-tru').code}"),
    ):
        page = at_work(reader).get(path).content.decode()
        assert "Hồ sơ liên thông" in page
        assert "Đăng ký thường trú" in page
        assert "Công an tỉnh Mẫu" in page
    elsewhere = at_work(police.desk).get(f"/lam-viec/ho-so/{whole.code}")
    assert elsewhere.status_code == 404
