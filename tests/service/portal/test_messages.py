"""The page of messages: each leads to what it is about, and nothing people wrote becomes a link."""

from typing import Any

from django.test import Client
from tests.factories.dossiers import act, citizen, finished, office, submitted

from hamrong.foundation.identity.interface import Account
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.notify.models import Message
from hamrong.service.dossiers.actions.ask_rating import ask_rating
from hamrong.service.dossiers.models import Dossier


def page_of(actor: Actor) -> str:
    client = Client()
    client.force_login(Account.objects.get(id=actor.account_id))
    return client.get("/ca-nhan/thong-bao/").content.decode()


def test_a_message_leads_to_its_dossier_and_the_rating_to_its_page(settings: Any) -> None:
    settings.BASE_URL = "https://mot-cua.example"
    people, an = office(), citizen()
    code = submitted(an)
    finished(people, code)
    act(people.desk, code, "hand_over", receiver="An")
    run_pending()
    ask_rating(Dossier.objects.get(code=code).id)
    text = page_of(an)
    assert f'<a href="/ca-nhan/ho-so/{code}">' in text
    assert '<a href="https://mot-cua.example/danh-gia/' in text
    assert ">Đánh giá hồ sơ này</a>" in text


def test_what_an_official_wrote_is_no_link_and_ends_in_one_full_stop() -> None:
    people, an = office(), citizen()
    code = submitted(an)
    said = "Nộp bản đầy đủ, xem https://elsewhere.example/a."
    act(people.desk, code, "request_supplement", reason=said, documents=[])
    run_pending()
    text = page_of(an)
    assert "https://elsewhere.example/a. Hãy" in text
    assert 'href="https://elsewhere' not in text


def test_a_message_about_what_one_may_not_open_leads_nowhere() -> None:
    an = citizen()
    code = submitted(an)
    run_pending()
    other = citizen("Trần Thị Bưởi")
    Message.objects.update(account_id=other.account_id)
    text = page_of(other)
    assert code in text
    assert f"/ho-so/{code}" not in text
