"""Results go into their owner's store by themselves, and follow what becomes of them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.factories.dossiers import (
    BUILDING,
    Office,
    act,
    citizen,
    finished,
    office,
    submitted,
)
from tests.factories.repository import stored_paper

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import clock_at, now, today
from hamrong.kernel.files.interface import describe
from hamrong.service.dossiers.actions.correct_result import correct_result, revoke_result
from hamrong.service.dossiers.actions.draft_result import draft_result
from hamrong.service.dossiers.models import Dossier, Result
from hamrong.service.repository import interface as repository
from hamrong.service.repository.models import StoredPaper
from hamrong.service.repository.rules import Standing, Trust


def issued(an: Actor, people: Office) -> StoredPaper:
    """Return what a finished dossier left in the store."""
    finished(people, submitted(an))
    return StoredPaper.objects.get()


def names(actor: Actor, text: str = "") -> list[str]:
    """Return the kinds in a store."""
    groups = repository.papers_page(actor, text).groups
    return [group.name for group in groups]


def test_an_issued_result_lies_in_its_owners_store_with_its_data(an: Actor, people: Office) -> None:
    paper = issued(an, people)
    dossier = Dossier.objects.get()
    result = Result.objects.get()
    assert (paper.account_id, paper.trust, paper.state) == (an.account_id, "issued", "valid")
    assert paper.owner_number == dossier.applicant_personal_id
    assert (paper.kind_code, paper.number) == ("giay-khai-sinh", result.number)
    assert paper.data == {**dossier.answers, "result": result.filled}
    assert paper.file_id == result.file_id
    assert result.file_id is not None
    assert paper.sha256 == describe([result.file_id])[result.file_id].sha256
    page = repository.paper_page(an, paper.id)
    assert [entry.title for entry in page.history] == ["Lưu vào kho: Đăng ký khai sinh"]


def test_a_corrected_result_takes_the_place_of_the_former(an: Actor, people: Office) -> None:
    former = issued(an, people)
    code = Dossier.objects.get().code
    correct_result(people.leader, code, content="Tên con: Lê Văn Bình.", reason="Sai tên")
    former.refresh_from_db()
    latest = StoredPaper.objects.get(replaces=former)
    assert (former.state, former.ended_because) == ("replaced", "Sai tên")
    assert (latest.state, latest.version) == ("valid", 2)
    assert latest.sha256 != former.sha256
    told = repository.paper_page(an, former.id).history
    assert "đính chính" in told[0].title


def test_a_revoked_result_is_revoked_in_the_store(an: Actor, people: Office) -> None:
    paper = issued(an, people)
    revoke_result(people.leader, Dossier.objects.get().code, decision="QĐ 12", reason="Giả mạo")
    paper.refresh_from_db()
    assert paper.state == "revoked"
    assert repository.paper_page(an, paper.id).paper.standing is Standing.REVOKED


def test_a_term_of_law_runs_out_by_itself(people: Office, an: Actor) -> None:
    district = office("district")
    code = submitted(an, BUILDING, "nha-o")
    act(district.desk, code, "accept")
    draft_result(district.specialist, code, content="Cấp phép.")
    act(district.specialist, code, "propose")
    act(district.head, code, "approve")
    wanted = {"giay-phep-da-cap"}
    assert set(repository.papers_for(an, BUILDING, wanted)) == wanted
    with clock_at(now() + timedelta(days=370)):
        assert repository.papers_for(an, BUILDING, wanted) == {}
        (group,) = repository.papers_page(an).groups
        assert group.papers[0].standing is Standing.EXPIRED


def test_filing_the_same_again_keeps_one(an: Actor, people: Office) -> None:
    paper = issued(an, people)
    kind = repository.kind_of_result("1.000001", "Giấy khai sinh")
    same = repository.Paper(
        kind=kind,
        issuer=paper.issuer,
        agency_id=paper.agency_id,
        issued_on=paper.issued_on,
        file_id=paper.file_id,
        trust=Trust.ISSUED,
    )
    dossier = Dossier.objects.get()
    origin = repository.Origin(dossier.matter_id, dossier.code, "Đăng ký khai sinh")
    owner = repository.Owner(paper.owner_number, paper.owner_name, an.account_id)
    assert repository.file_paper(people.head, owner, same, origin=origin) == paper.id
    assert StoredPaper.objects.count() == 1


def test_who_has_neither_number_nor_account_has_no_store(an: Actor, people: Office) -> None:
    paper = issued(an, people)
    nobody = repository.Owner("", "Không rõ")
    same = repository.Paper(
        kind=repository.kind_of_result("1.000001", "Giấy khai sinh"),
        issuer="x",
        agency_id=paper.agency_id,
        issued_on=today(),
        file_id=paper.file_id,
        trust=Trust.ISSUED,
    )
    assert repository.file_paper(people.head, nobody, same) is None


def test_a_paper_of_ones_own_is_found_without_diacritics_and_taken_out_again(an: Actor) -> None:
    kept = stored_paper(an, number="12/GCS")
    assert names(an, "chung sinh huyen") == ["Giấy chứng sinh"]
    assert names(an, "12/gcs") == ["Giấy chứng sinh"]
    assert names(an, "ket hon") == []
    repository.remove_paper(an, kept)
    assert names(an) == []
    with pytest.raises(NotYoursError):
        repository.paper_page(an, kept)


def test_what_an_agency_answers_for_cannot_be_taken_out(an: Actor, people: Office) -> None:
    paper = issued(an, people)
    with pytest.raises(RefusedError):
        repository.remove_paper(an, paper.id)


@pytest.mark.parametrize(
    ("mistake", "field"),
    [
        ({"kind_code": "bang-khen"}, "kind_code"),
        ({"issued_on": today() + timedelta(days=1)}, "issued_on"),
        ({"valid_to": today() - timedelta(days=1)}, "valid_to"),
        (
            {"kind_code": "giay-phep-xay-dung", "valid_to": today() + timedelta(days=400)},
            "valid_to",
        ),
    ],
)
def test_a_paper_given_with_a_mistake_is_refused_at_its_field(
    an: Actor, mistake: dict[str, object], field: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        stored_paper(an, **mistake)
    assert refused.value.field == field
    assert not StoredPaper.objects.exists()


def test_people_with_the_same_typed_number_do_not_see_each_others_papers(
    an: Actor, people: Office
) -> None:
    paper = issued(an, people)
    stranger = citizen("Trần Thị Bưởi")
    assert names(stranger) == []
    for actor in (stranger, people.desk, people.leader):
        with pytest.raises(NotYoursError):
            repository.open_paper(actor, paper.id)


def test_the_database_refuses_an_end_without_its_moment(an: Actor, people: Office) -> None:
    paper = issued(an, people)
    with pytest.raises(IntegrityError), transaction.atomic():
        StoredPaper.objects.filter(id=paper.id).update(state="revoked")


def test_a_store_of_any_size_is_two_queries(
    an: Actor, people: Office, django_assert_max_num_queries: object
) -> None:
    for number in range(4):
        stored_paper(an, number=str(number))
    with django_assert_max_num_queries(2):  # type: ignore[operator]
        assert repository.papers_page(an).total == 4
    with django_assert_max_num_queries(2):  # type: ignore[operator]
        repository.papers_for(an, "1.000001", ["giay-chung-sinh"])
