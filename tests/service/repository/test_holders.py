"""A number typed when registering opens nothing; a desk that compared the card opens the store."""

import pytest
from django.db import transaction
from tests.factories.desk import at_work
from tests.factories.dossiers import Office, citizen
from tests.factories.repository import stored_paper
from tests.service.repository.test_counter import NUMBER, kept_for_the_person

from hamrong.foundation.identity.models import Account
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.timeline.interface import Audience, entries
from hamrong.service.reception.actions.begin_visit import Comer, begin_visit
from hamrong.service.repository import interface as repository
from hamrong.service.repository.models import Holder, StoredPaper


def with_number(name: str, number: str = NUMBER) -> Actor:
    """Return someone who typed a number when registering."""
    actor = citizen(name)
    Account.objects.filter(id=actor.account_id).update(personal_id=number)
    return actor


def opened(people: Office, actor: Actor, number: str = NUMBER) -> None:
    """Open the store of a number to an account."""
    assert actor.account_id is not None
    repository.open_store(
        people.desk, number=number, account_id=actor.account_id, agency_id=people.agency_id
    )


def seen(actor: Actor) -> int:
    """Count the papers on somebody's own page."""
    return repository.papers_page(actor).total


@pytest.fixture
def hoa(people: Office, an: Actor) -> Actor:
    """Hoa, who came to the counter before she had an account; her paper shows on no page."""
    paper = kept_for_the_person(people, an)
    StoredPaper.objects.filter(id=paper.id).update(account=None)
    return with_number("Nguyễn Thị Hoa")


def test_a_typed_number_shows_nothing_until_a_desk_compared_the_card(
    people: Office, hoa: Actor
) -> None:
    assert seen(hoa) == 0
    opened(people, hoa)
    opened(people, hoa)
    assert seen(hoa) == 1
    holder = Holder.objects.get()
    assert len(entries(holder.matter_id, (Audience.CITIZEN,))) == 1


def test_the_desk_opens_the_store_from_the_visit(people: Office, hoa: Actor) -> None:
    phone = Account.objects.get(id=hoa.account_id).phone
    visit_id = begin_visit(people.desk, Comer("Nguyễn Thị Hoa", personal_id=NUMBER, phone=phone))
    desk, address = at_work(people.desk), f"/lam-viec/tiep-nhan/{visit_id}"
    page = desk.get(f"{address}/").content.decode()
    assert "Mở kho giấy tờ cho tài khoản" in page
    assert desk.post(f"{address}/mo-kho").status_code == 302
    assert seen(hoa) == 1
    assert "Mở kho giấy tờ cho tài khoản" not in desk.get(f"{address}/").content.decode()


def test_who_came_for_somebody_else_opens_no_store(people: Office, hoa: Actor) -> None:
    visit_id = begin_visit(people.desk, Comer("Lê Văn Ba", personal_id=NUMBER, capacity="parent"))
    at_work(people.desk).post(f"/lam-viec/tiep-nhan/{visit_id}/mo-kho")
    assert seen(hoa) == 0


def test_a_number_opens_for_one_account_alone(people: Office, hoa: Actor) -> None:
    impostor = with_number("Trần Thị Bưởi")
    opened(people, hoa)
    with pytest.raises(RefusedError):
        opened(people, impostor)
    assert seen(impostor) == 0


def test_the_account_must_tell_the_number_of_the_card(people: Office, hoa: Actor) -> None:
    with pytest.raises(RefusedError):
        opened(people, hoa, "038185009999")
    with pytest.raises(RefusedError):
        opened(people, hoa, "")


def test_only_a_one_stop_desk_opens_stores(people: Office, hoa: Actor) -> None:
    assert hoa.account_id is not None
    for actor in (people.specialist, people.leader, hoa):
        with pytest.raises(NotYoursError), transaction.atomic():
            repository.open_store(
                actor, number=NUMBER, account_id=hoa.account_id, agency_id=people.agency_id
            )


def test_what_a_proven_person_gives_is_found_by_the_desk(people: Office, hoa: Actor) -> None:
    opened(people, hoa)
    stored_paper(hoa, kind_code="giay-khai-sinh")
    assert StoredPaper.objects.get(kind_code="giay-khai-sinh").owner_number == NUMBER
