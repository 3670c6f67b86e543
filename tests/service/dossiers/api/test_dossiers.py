import pytest
from django.test import Client
from tests.factories.dossiers import citizen, office, submitted

from hamrong.foundation.identity.interface import Account
from hamrong.kernel.actor.interface import Actor
from hamrong.service.dossiers.models import Dossier


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(id=actor.account_id))
    return client


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    answer = client.get("/api/v1/dossiers")
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"


def test_each_sees_their_own() -> None:
    an, people = citizen(), office()
    code = submitted(an)
    for actor in (an, people.desk, people.leader):
        answer = signed_in(actor).get("/api/v1/dossiers").json()
        assert [row["code"] for row in answer["rows"]] == [code]
        one = signed_in(actor).get(f"/api/v1/dossiers/{code}").json()
        assert (one["national_state"], one["national_channel"]) == (1, 2)
    stranger = signed_in(citizen("Kẻ Khác"))
    assert stranger.get("/api/v1/dossiers").json()["rows"] == []
    answer = stranger.get(f"/api/v1/dossiers/{code}")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("query", ["state=nowhere", "overdue=maybe", "cursor=x&state=submitted"])
def test_wrong_questions_are_answered_not_crashed(query: str) -> None:
    answer = signed_in(citizen()).get(f"/api/v1/dossiers?{query}")
    assert answer.status_code in {200, 422}


def test_following_by_program_is_as_discreet_as_by_page(client: Client) -> None:
    code = submitted(citizen())
    phone = Dossier.objects.get(code=code).applicant_phone
    good = client.get("/api/v1/lookup", {"code": code, "phone": phone})
    assert good.json()["code"] == code
    assert "personal_id" not in good.content.decode()
    wrong = client.get("/api/v1/lookup", {"code": code, "phone": "0999999999"})
    unknown = client.get("/api/v1/lookup", {"code": "H99-1\x00", "phone": phone})
    assert wrong.status_code == unknown.status_code == 404
    assert wrong.json()["detail"] == unknown.json()["detail"]
    for _ in range(10):
        last = client.get("/api/v1/lookup", {"code": code, "phone": phone})
    assert last.status_code == 429
