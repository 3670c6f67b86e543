"""At the counter: what was scanned and compared is kept, what is in the store is not asked for."""

from typing import Any

import pytest
from tests.factories.desk import at_work
from tests.factories.dossiers import BIRTH, COMMUNE, Office, act, citizen, submitted
from tests.factories.forms import valid_page
from tests.factories.papers import PDF

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.files.interface import store
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.actions.check_documents import check_documents
from hamrong.service.dossiers.models import DocumentCheck, Dossier
from hamrong.service.dossiers.queries.figures import figures
from hamrong.service.forms import interface as forms
from hamrong.service.reception.actions.add_procedure import add_procedure
from hamrong.service.reception.actions.begin_visit import Comer, begin_visit
from hamrong.service.reception.models import VisitItem
from hamrong.service.repository import interface as repository
from hamrong.service.repository.models import PaperUse, StoredPaper

NOTICE, NUMBER = "giay-chung-sinh", "038185001234"


def kept_for_the_person(people: Office, an: Actor) -> StoredPaper:
    """Digitise a certificate of birth for the person of the number."""
    stored = store(PDF, name="giay.pdf", owner=people.desk)
    (kind,) = repository.kinds_for(BIRTH, [NOTICE])[NOTICE]
    paper = repository.Paper(
        kind=kind,
        issuer="",
        agency_id=people.agency_id,
        issued_on=None,
        file_id=stored.id,
        trust=repository.Trust.DIGITISED,
    )
    owner = repository.Owner(NUMBER, "Nguyễn Thị Hoa", an.account_id)
    return StoredPaper.objects.get(id=repository.file_paper(people.desk, owner, paper))


def counter(people: Office, **comer: str) -> tuple[VisitItem, str]:
    """Open the form of one procedure for a person at the counter; return it with its address."""
    visit_id = begin_visit(people.desk, Comer("Nguyễn Thị Hoa", **{"personal_id": NUMBER, **comer}))
    item_id = add_procedure(
        people.desk, visit_id, procedure_code=BIRTH, area_code=COMMUNE, case_key=""
    )
    item = VisitItem.objects.get(id=item_id)
    return item, f"/lam-viec/tiep-nhan/{visit_id}/{item_id}"


def typed(people: Office, item: VisitItem, **more: str) -> dict[str, Any]:
    """Return the whole form filled, as the counter's page sends it."""
    draft = forms.draft(people.desk, item.draft_id)
    answers = {
        f"{forms.prefix_of(group.key)}{name}": value
        for group in draft.form.groups
        for name, value in valid_page(draft.form.definition, group.key, "Xã Đồi").items()
    }
    return {**answers, "_revision": str(draft.revision), **more}


def seen_by_owner(an: Actor, paper: StoredPaper) -> list[str]:
    """Return what the owner reads, the latest first."""
    return [entry.title for entry in repository.paper_page(an, paper.id).history]


def test_the_desk_looks_and_takes_and_the_owner_reads_of_both(people: Office, an: Actor) -> None:
    paper = kept_for_the_person(people, an)
    item, address = counter(people)
    desk = at_work(people.desk)
    assert "Giấy chứng sinh · Số hóa ngày" not in desk.get(address).content.decode()
    page = desk.post(address, typed(people, item, store="1")).content.decode()
    assert "Giấy chứng sinh · Số hóa ngày" in page
    assert "tìm giấy này cho bạn tại quầy" in seen_by_owner(an, paper)[0]
    held = typed(people, item, hold=f"{NOTICE} {paper.id}")
    page = desk.post(address, held).content.decode()
    assert f'name="{NOTICE}-held" value="1" checked' in page
    marks = {f"{NOTICE}-held": "1", "to-khai-original": "1", "giay-to-tuy-than-original": "1"}
    answer = desk.post(address, typed(people, item, receive="1", **marks))
    assert answer.status_code == 302, answer.content.decode()
    dossier, use = Dossier.objects.get(), PaperUse.objects.get()
    assert (use.matter_id, use.paper_id) == (dossier.matter_id, paper.id)
    assert DocumentCheck.objects.get(document_key=NOTICE).held
    assert seen_by_owner(an, paper)[0].startswith("Dùng trong hồ sơ")
    assert StoredPaper.objects.filter(kind_code=NOTICE).count() == 1


def test_nothing_is_taken_that_the_owner_was_not_told_of(people: Office, an: Actor) -> None:
    paper = kept_for_the_person(people, an)
    item, address = counter(people)
    at_work(people.desk).post(address, typed(people, item, hold=f"{NOTICE} {paper.id}"))
    assert not forms.draft(people.desk, item.draft_id).files
    assert len(seen_by_owner(an, paper)) == 1


@pytest.mark.parametrize(
    "comer", [{"personal_id": ""}, {"capacity": "parent"}, {"personal_id": "038185009999"}]
)
def test_only_the_store_of_whoever_files_for_themselves_is_looked_into(
    people: Office, an: Actor, comer: dict[str, str]
) -> None:
    paper = kept_for_the_person(people, an)
    item, address = counter(people, **comer)
    page = at_work(people.desk).post(address, typed(people, item, store="1")).content.decode()
    assert "Giấy chứng sinh · Số hóa ngày" not in page
    assert len(seen_by_owner(an, paper)) == 1


def test_officials_of_no_desk_learn_nothing_by_number(people: Office, an: Actor) -> None:
    kept_for_the_person(people, an)
    for actor in (people.specialist, people.leader, citizen("Trần Thị Bưởi")):
        assert repository.papers_for(actor, BIRTH, [NOTICE], number=NUMBER) == {}
    assert set(repository.papers_for(people.desk, BIRTH, [NOTICE], number=NUMBER)) == {NOTICE}


@pytest.mark.parametrize(
    ("marks", "kept"),
    [
        ({"digitised": True, "original": 1}, 1),
        ({"digitised": True, "certified": 1}, 1),
        ({"digitised": True}, 0),
        ({"original": 1}, 0),
    ],
)
def test_a_scan_is_kept_once_the_desk_held_it_against_the_paper(
    people: Office, an: Actor, marks: dict[str, Any], kept: int
) -> None:
    code = submitted(an)
    for _again in range(2):
        check_documents(people.desk, code, found=[dossiers.Found(key=NOTICE, **marks)])
    papers = StoredPaper.objects.filter(kind_code=NOTICE, trust="digitised")
    assert papers.count() == kept
    assert all(paper.account_id == an.account_id for paper in papers)


def test_the_share_of_digitised_dossiers_is_counted_for_each_agency(
    people: Office, an: Actor
) -> None:
    whole, partly, unchecked = (submitted(an) for _ in range(3))
    scanned = dossiers.Found(key=NOTICE, digitised=True)
    on_paper = dossiers.Found(key="giay-to-tuy-than", original=1)
    check_documents(people.desk, whole, found=[scanned])
    check_documents(people.desk, partly, found=[scanned, on_paper])
    act(people.desk, unchecked, "accept")
    (line,) = figures(people.leader).agencies
    found = line.digitised
    assert (found.taken_in, found.done, found.share) == (2, 1, 50)
    page = at_work(people.leader).get("/lam-viec/thong-ke/").content.decode()
    assert "Tỷ lệ số hóa" in page
    assert "50%" in page


def test_what_a_valid_paper_says_fills_the_form_with_where_it_comes_from(
    people: Office, an: Actor
) -> None:
    field = forms.Field(
        key="number",
        label="Số giấy phép",
        type=forms.FieldType.TEXT,
        prefill="paper.giay-khai-sinh:number",
    )
    assert forms.initial_for(an).text_for("licence", field) is None
    code = submitted(an)
    act(people.desk, code, "accept")
    from_birth(people, code)
    paper = StoredPaper.objects.get(kind_code="giay-khai-sinh")
    found = forms.initial_for(an).text_for("licence", field)
    assert found is not None
    assert found[0] == [paper.number]
    assert "Giấy khai sinh" in found[1]


def from_birth(people: Office, code: str) -> None:
    """Bring an accepted dossier to its result."""
    dossiers.draft_result(people.specialist, code, content="Đồng ý.")
    act(people.specialist, code, "propose")
    act(people.head, code, "approve")
