"""A paper of the store stands in the next dossier; officials see it there, the owner sees them."""

from uuid import UUID

import pytest
from django.test import Client
from tests.factories.desk import at_work
from tests.factories.dossiers import BIRTH, BUILDING, COMMUNE, Office, citizen, office
from tests.factories.forms import fill
from tests.factories.papers import PDF
from tests.factories.repository import stored_paper

from hamrong.foundation.identity.models import Account
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.ids.interface import uuid7
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.models import Dossier, SubmittedFile
from hamrong.service.forms import interface as forms
from hamrong.service.repository import interface as repository
from hamrong.service.repository.models import PaperUse, StoredPaper

NOTICE = "giay-chung-sinh"


def draft(actor: Actor, **more: str) -> UUID:
    """Begin a birth registration with all questions answered and no paper yet."""
    draft_id = dossiers.start_filing(
        actor, procedure_code=BIRTH, area_code=COMMUNE, case_key="", **more
    )
    fill(actor, draft_id, "Xã Đồi")
    return draft_id


def sent(actor: Actor) -> Dossier:
    """Submit a birth registration whose certificate comes from the store."""
    draft_id = draft(actor)
    forms.hold_paper(actor, draft_id, NOTICE, stored_paper(actor))
    return Dossier.objects.get(code=dossiers.submit(actor, draft_id=draft_id).code)


def browser(actor: Actor) -> Client:
    """Return a browser in which the actor is logged in."""
    client = Client()
    client.force_login(Account.objects.get(id=actor.account_id))
    return client


def history(actor: Actor, paper_id: UUID) -> list[str]:
    """Return what the owner reads of who used or opened a paper."""
    return [entry.title for entry in repository.paper_page(actor, paper_id).history]


def test_a_required_paper_is_given_by_choosing_it_from_the_store(an: Actor, people: Office) -> None:
    dossier = sent(an)
    paper, use = StoredPaper.objects.get(), PaperUse.objects.get()
    given = SubmittedFile.objects.get(dossier=dossier)
    assert (given.document_key, given.file_id) == (NOTICE, paper.file_id)
    assert (use.matter_id, use.code) == (dossier.matter_id, dossier.code)
    assert (use.sha256, use.version, use.file_id) == (paper.sha256, 1, paper.file_id)
    assert history(an, paper.id)[0].startswith(f"Dùng trong hồ sơ {dossier.code}")


def test_the_page_of_documents_offers_the_paper_and_takes_it(an: Actor, people: Office) -> None:
    paper_id, draft_id = stored_paper(an, number="7/GCS"), draft(an)
    address = f"/nop-ho-so/{BIRTH}/{draft_id}/giay-to"
    page = browser(an).get(address).content.decode()
    assert "Dùng giấy đã có trong kho" in page
    assert "7/GCS" in page
    answer = browser(an).post(address, {"hold": f"{NOTICE} {paper_id}"})
    assert answer.status_code == 302
    page = browser(an).get(address).content.decode()
    assert "Lấy từ kho của bạn" in page
    assert "Dùng giấy đã có trong kho" not in page
    assert not forms.problems(forms.draft(an, draft_id), [NOTICE])


def test_choosing_twice_adds_it_once_and_it_can_be_taken_out(an: Actor, people: Office) -> None:
    paper_id, draft_id = stored_paper(an), draft(an)
    forms.hold_paper(an, draft_id, NOTICE, paper_id)
    forms.hold_paper(an, draft_id, NOTICE, paper_id)
    (file,) = forms.draft(an, draft_id).files[NOTICE]
    forms.remove_file(an, draft_id, NOTICE, file.id)
    assert not forms.draft(an, draft_id).files
    repository.remove_paper(an, paper_id)


def test_only_a_paper_of_the_kind_and_of_ones_own_is_taken(an: Actor, people: Office) -> None:
    draft_id, stranger = draft(an), citizen("Trần Thị Bưởi")
    permit = stored_paper(an, kind_code="giay-phep-xay-dung")
    for paper_id in (permit, stored_paper(stranger), uuid7()):
        with pytest.raises(RefusedError) as refused:
            forms.hold_paper(an, draft_id, NOTICE, paper_id)
        assert refused.value.field == NOTICE
    with pytest.raises(NotYoursError):
        forms.hold_paper(stranger, draft_id, NOTICE, stored_paper(stranger))


def test_who_files_for_somebody_else_is_not_offered_their_own_papers(
    an: Actor, people: Office
) -> None:
    paper_id, draft_id = stored_paper(an), draft(an, capacity="parent")
    address = f"/nop-ho-so/{BIRTH}/{draft_id}/giay-to"
    assert "Dùng giấy đã có trong kho" not in browser(an).get(address).content.decode()
    browser(an).post(address, {"hold": f"{NOTICE} {paper_id}"})
    assert not forms.draft(an, draft_id).files


def test_a_paper_that_ended_meanwhile_must_be_changed_before_sending(
    an: Actor, people: Office
) -> None:
    paper_id, draft_id = stored_paper(an), draft(an)
    forms.hold_paper(an, draft_id, NOTICE, paper_id)
    repository.remove_paper(an, paper_id)
    with pytest.raises(forms.IncompleteError) as refused:
        dossiers.submit(an, draft_id=draft_id)
    assert refused.value.problems[0].field == NOTICE
    assert not Dossier.objects.exists()


def test_what_a_dossier_refers_to_cannot_be_taken_out(an: Actor, people: Office) -> None:
    sent(an)
    with pytest.raises(RefusedError):
        repository.remove_paper(an, StoredPaper.objects.get().id)


def test_the_dossier_tells_where_the_paper_comes_from_and_each_view_is_told_to_the_owner(
    an: Actor, people: Office
) -> None:
    dossier, paper = sent(an), StoredPaper.objects.get()
    page = at_work(people.desk).get(f"/lam-viec/ho-so/{dossier.code}").content.decode()
    assert "Giấy dùng lại từ kho" in page
    assert "Bệnh viện huyện" in page
    assert "chưa đối chiếu" in page
    assert len(history(an, paper.id)) == 2
    address = f"/lam-viec/ho-so/{dossier.code}/tep/{paper.file_id}"
    assert at_work(people.specialist).get(address).getvalue().startswith(b"%PDF")
    entry = repository.paper_page(an, paper.id).history[0]
    assert entry.title == f"Cán bộ mở xem trong hồ sơ {dossier.code}"
    assert entry.actor_name == people.specialist.name
    own = browser(an).get(f"/ca-nhan/kho/{paper.id}").content.decode()
    assert people.specialist.name in own


def test_who_may_not_read_the_dossier_does_not_reach_the_paper_through_it(
    an: Actor, people: Office
) -> None:
    dossier, paper = sent(an), StoredPaper.objects.get()
    elsewhere = office("district")
    address = f"/lam-viec/ho-so/{dossier.code}/tep/{paper.file_id}"
    assert at_work(elsewhere.specialist).get(address).status_code == 404
    assert len(history(an, paper.id)) == 2


def test_files_that_come_from_no_store_leave_no_trace_in_one(an: Actor, people: Office) -> None:
    draft_id = draft(an)
    forms.add_file(an, draft_id, NOTICE, PDF, name="giay.pdf")
    kept = stored_paper(an)
    code = dossiers.submit(an, draft_id=draft_id).code
    file_id = SubmittedFile.objects.get().file_id
    at_work(people.desk).get(f"/lam-viec/ho-so/{code}/tep/{file_id}").getvalue()
    assert len(history(an, kept)) == 1


def test_a_permit_issued_here_stands_in_the_next_dossier(an: Actor, people: Office) -> None:
    assert repository.papers_for(an, BUILDING, ["ban-ve", "giay-phep-da-cap"]) == {}
    permit = stored_paper(an, kind_code="giay-phep-xay-dung")
    offered = repository.papers_for(an, BUILDING, ["ban-ve", "giay-phep-da-cap"])
    assert [one.id for one in offered["giay-phep-da-cap"]] == [permit]
    assert set(offered) == {"giay-phep-da-cap"}
