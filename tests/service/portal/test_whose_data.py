"""A form is filled beforehand with the data of whom it is about, never of somebody else."""

from dataclasses import replace
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest
from django.test import Client
from tests.factories.dossiers import BIRTH, COMMUNE, PDF
from tests.factories.forms import definition, valid_page

from hamrong.foundation.identity.interface import Account
from hamrong.kernel.actor.interface import Actor
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.forms import interface as forms
from hamrong.service.forms.queries import initial
from hamrong.service.repository import interface as repository

THEIRS, OWN = "12 Đường của người khác", "34 Đường của tôi"


def begun(actor: Actor, capacity: str = "", like: str = "") -> UUID:
    return dossiers.start_filing(
        actor,
        procedure_code=BIRTH,
        area_code=COMMUNE,
        case_key="",
        capacity=capacity,
        like=like,
    )


def filed(actor: Actor, address: str, capacity: str = "") -> str:
    draft_id = begun(actor, capacity)
    view = forms.draft(actor, draft_id)
    for group in view.form.groups:
        page = valid_page(view.form.definition, group.key, "Xã Đồi")
        if group.key == forms.ABOUT_THE_PERSON:
            page |= {"address": [address]}
        view = forms.save_step(actor, draft_id, group.key, page, view.revision)
    for document in dossiers.filing(actor, draft_id).uploads:
        forms.add_file(actor, draft_id, document.key, PDF, name="giay.pdf")
    return dossiers.submit(actor, draft_id=draft_id).code


def shown(actor: Actor, draft_id: UUID, query: str = "") -> str:
    client = Client()
    client.force_login(Account.objects.get(id=actor.account_id))
    address = f"/nop-ho-so/{BIRTH}/{draft_id}/buoc/{forms.ABOUT_THE_PERSON}"
    return client.get(address + query).content.decode()


def test_my_own_form_never_shows_whom_i_filed_for(owner: Actor) -> None:
    filed(owner, THEIRS, "parent")
    assert THEIRS not in shown(owner, begun(owner))


def test_my_own_data_come_back_however_often_i_filed_for_others_since(
    owner: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(initial, "LOOKED_THROUGH", 1)
    filed(owner, OWN)
    filed(owner, THEIRS, "parent")
    page = shown(owner, begun(owner))
    assert OWN in page
    assert THEIRS not in page


def test_a_form_about_somebody_else_takes_their_page_and_nothing_of_mine(owner: Actor) -> None:
    code = filed(owner, THEIRS, "parent")
    filed(owner, OWN)
    again = shown(owner, begun(owner, "parent", like=code))
    assert THEIRS in again
    assert OWN not in again


def test_a_page_to_take_over_that_does_not_exist_fills_nothing_of_mine(owner: Actor) -> None:
    filed(owner, OWN)
    page = shown(owner, begun(owner, "parent"), f"?lay-tu={uuid4()}%20applicant")
    assert OWN not in page
    assert owner.name not in page.partition("<main")[2]


def test_who_turns_to_file_for_themselves_gets_their_own_data(owner: Actor) -> None:
    filed(owner, OWN)
    draft_id = begun(owner, "parent", like=filed(owner, THEIRS, "parent"))
    forms.choose(owner, draft_id, capacity="")
    page = shown(owner, draft_id)
    assert OWN in page
    assert THEIRS not in page


def test_a_page_taken_over_is_not_mixed_with_papers_of_my_store(
    owner: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed(owner, THEIRS, "parent")
    mine = SimpleNamespace(
        value=lambda _path: OWN, paper=SimpleNamespace(kind_name="Giấy", said="số 1")
    )
    monkeypatch.setattr(repository, "known_paper", lambda _actor, _kind: mine)
    applicant = definition().groups[0]
    asked = next(one for one in applicant.fields if one.key == "address")
    group = replace(applicant, fields=(replace(asked, prefill="paper.giay:address"),))

    def said(known: forms.Initial) -> list[str]:
        found = known.text_for(group.key, group.fields[0])
        return found[0] if found else []

    taken = forms.earlier_pages(owner, group)[0].value
    assert said(forms.initial_for(owner, group=group, take_over=taken)) == [THEIRS]
    assert said(forms.initial_for(owner, group=group)) == [OWN]
