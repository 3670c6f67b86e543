"""The cards of papers: for documents, supplements and the store, with what was given before."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.factories.dossiers import BIRTH, act, citizen, office, submitted
from tests.factories.papers import pdf, photo
from tests.factories.repository import said
from tests.factories.uploads import KEY, Sender, names

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.files import interface as files
from hamrong.kernel.files.models import File, Part
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.models import SubmittedFile
from hamrong.service.forms import interface as forms

pytestmark = pytest.mark.django_db


def test_a_supplement_is_sent_with_its_pages_bound_and_keeps_them_when_something_is_wrong(
    sender: Sender, owner: Actor
) -> None:
    people, code = office(), submitted(owner)
    act(people.desk, code, "request_supplement", reason="Ảnh mờ", documents=[KEY])
    purpose, address = f"bo-sung {code} {KEY}", f"/ca-nhan/ho-so/{code}/bo-sung"
    for shade in (1, 2):
        assert sender.whole(purpose, photo(shade=shade)).status_code == 204
    bad = SimpleUploadedFile("anh.jpg", b"MZ\x90\x00")
    refused = sender.client.post(address, {KEY: bad, "note": "Gửi lại"})
    assert (refused.status_code, "Gửi lại" in refused.content.decode()) == (422, True)
    waiting = files.uploads_for(owner, purpose)[purpose]
    assert len(waiting) == 2
    sender.client.post(address, {"move": f"{KEY} {waiting[1].id} 1"})
    visit = re.search(r'name="visit" value="([^"]+)"', refused.content.decode())
    assert visit is not None
    assert sender.client.post(address, {"visit": visit[1]}).status_code == 302
    given = SubmittedFile.objects.get(supplement__isnull=False)
    assert given.document_key == KEY
    names_of = [one.sha256 for one in Part.objects.filter(file=given.file).order_by("position")]
    assert names_of == [waiting[1].file.sha256, waiting[0].file.sha256]  # type: ignore[union-attr]
    assert files.uploads_for(owner, purpose)[purpose] == ()


def test_pages_laid_by_become_one_paper_of_the_store(sender: Sender, owner: Actor) -> None:
    for shade in (1, 2):
        assert sender.whole("kho", photo(shade=shade)).status_code == 204
    about = said()
    sent = {
        "kind_code": about.kind_code,
        "issuer": about.issuer,
        "issued_on": about.issued_on.strftime("%d/%m/%Y"),
    }
    wrong = sender.client.post("/ca-nhan/kho/them", {**sent, "issuer": ""})
    assert wrong.status_code == 422
    assert wrong.content.decode().count("pages__picture") == 2
    kept = sender.client.post("/ca-nhan/kho/them", sent)
    assert kept.status_code == 302
    content = b"".join(sender.client.get(f"{kept['Location']}/tep").streaming_content)  # type: ignore[arg-type]
    assert content.startswith(b"%PDF")
    assert sender.client.post("/ca-nhan/kho/them", sent).status_code == 422


def test_a_file_given_in_an_earlier_dossier_is_offered_and_used_with_one_press(
    sender: Sender, owner: Actor
) -> None:
    code = submitted(owner)
    draft = dossiers.start_filing(owner, procedure_code=BIRTH, area_code="90101", case_key="")
    address = f"/nop-ho-so/{BIRTH}/{draft}/giay-to"
    shown = sender.client.get(address).content.decode()
    assert code in shown
    assert "Dùng lại tệp bạn đã nộp trước đây" in shown
    assert "trong kho" not in shown.split('id="kho-')[1].split("</ul>")[0]
    wish = re.search(r'name="again" value="([^"]+)"', shown)
    assert wish is not None
    for _ in range(2):
        sender.client.post(address, {"again": wish[1]})
    assert len(names(owner, draft)) == 1
    assert 'name="again"' not in sender.client.get(address).content.decode()
    stranger = citizen("Trần Thị Bưởi")
    theirs = dossiers.start_filing(stranger, procedure_code=BIRTH, area_code="90101", case_key="")
    other = Sender(stranger).client.post(f"/nop-ho-so/{BIRTH}/{theirs}/giay-to", {"again": wish[1]})
    assert other.status_code == 422
    assert File.objects.filter(owner_id=stranger.account_id).count() == 0


def test_the_page_of_documents_asks_a_bounded_number_of_questions(
    sender: Sender, owner: Actor, draft: UUID, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for number in range(1, 6):
        forms.add_file(owner, draft, KEY, pdf(number), name=f"{number}.pdf")
    submitted(owner)
    with django_assert_max_num_queries(32):
        sender.client.get(f"/nop-ho-so/{BIRTH}/{draft}/giay-to")
