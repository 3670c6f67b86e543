"""An issued result is corrected or revoked by the leader; the former paper says so."""

import pytest
from tests.factories.desk import at_work
from tests.factories.dossiers import Office, citizen, finished, office, submitted

from hamrong.foundation.issuance import interface as issuance
from hamrong.kernel.actor.interface import NotYoursError, RefusedError
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.notify.models import Message
from hamrong.service.dossiers.actions.correct_result import correct_result, revoke_result
from hamrong.service.dossiers.models import FormerResult, Result


@pytest.fixture
def people() -> Office:
    return office()


@pytest.fixture
def code(people: Office) -> str:
    """A dossier with its result issued."""
    made = submitted(citizen())
    finished(people, made)
    return made


def result(code: str) -> Result:
    return Result.objects.get(dossier__code=code)


def test_a_corrected_result_has_a_new_number_and_the_old_paper_tells_of_it(
    people: Office, code: str
) -> None:
    before = result(code)
    address = f"/lam-viec/ho-so/{code}/dinh-chinh-ket-qua"
    sent = {"content": "Đồng ý cấp, đã sửa tên mẹ.", "reason": "Sai tên mẹ"}
    assert at_work(people.leader).post(address, sent).status_code == 302
    after = result(code)
    assert after.number != before.number
    assert after.check_code != before.check_code
    old, new = issuance.check(before.check_code), issuance.check(after.check_code)
    assert old is not None
    assert new is not None
    assert old.revoked_at is not None
    assert after.number in old.revoked_because
    assert new.revoked_at is None
    kept = FormerResult.objects.get(dossier__code=code)
    assert (kept.number, kept.replaced_by) == (before.number, after.number)
    run_pending()
    assert Message.objects.filter(template="dossiers.corrected").count() == 1
    file = f"/lam-viec/ho-so/{code}/tep/{kept.file_id}"
    opened = at_work(people.specialist).get(file)
    assert opened.status_code == 200
    opened.getvalue()  # a file is closed once it is read


def test_a_revoked_result_holds_no_more_and_is_revoked_once(people: Office, code: str) -> None:
    address = f"/lam-viec/ho-so/{code}/thu-hoi-ket-qua"
    sent = {"decision": "QĐ 15", "reason": "Giấy tờ giả"}
    assert at_work(people.leader).post(address, sent).status_code == 302
    checked = issuance.check(result(code).check_code)
    assert checked is not None
    assert "Giấy tờ giả" in checked.revoked_because
    assert at_work(people.leader).post(address, sent).status_code == 422
    page = at_work(people.specialist).get(f"/lam-viec/ho-so/{code}").content.decode()
    assert "Kết quả đã bị thu hồi" in page


def test_only_the_leader_and_only_for_a_reason(people: Office, code: str) -> None:
    for other in (people.desk, people.specialist, people.head):
        with pytest.raises(NotYoursError):
            revoke_result(other, code, decision="QĐ 15", reason="Sai")
        with pytest.raises(NotYoursError):
            correct_result(other, code, content="Khác", reason="Sai")
    with pytest.raises(RefusedError):
        correct_result(people.leader, code, content="Khác", reason=" ")
    with pytest.raises(RefusedError):
        correct_result(people.leader, code, content=result(code).content, reason="Sai")
    with pytest.raises(RefusedError):
        revoke_result(people.leader, code, decision=" ", reason="Sai")
    assert not FormerResult.objects.exists()
