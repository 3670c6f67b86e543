"""How I am told: chosen on one page, without a script, nothing typed lost."""

import re

from django.core import mail
from django.test import Client
from tests.factories.dossiers import citizen
from tests.service.portal.test_mine import browser_of

from hamrong.kernel.jobs.interface import run_pending


def test_i_choose_confirm_and_see_what_is_wrong() -> None:
    browser, address = browser_of(citizen()), "/ca-nhan/bao-tin/"
    assert browser.get(address).status_code == 200
    wrong = browser.post(address, {"channel": "mail", "do": "address", "address": "khong phai"})
    assert wrong.status_code == 422
    assert 'value="khong phai"' in wrong.content.decode()
    sent = {"channel": "mail", "do": "address", "address": "an@example.vn"}
    assert browser.post(address, sent).status_code == 302
    assert "an@example.vn" in browser.get(address).content.decode()
    run_pending()
    code = re.search(r"\d{6}", str(mail.outbox[0].body))
    assert code is not None
    wrong = browser.post(address, {"channel": "mail", "do": "confirm", "code": "abc"})
    assert "Mã chưa đúng" in wrong.content.decode()
    right = {"channel": "mail", "do": "confirm", "code": f"{code[0][:3]} {code[0][3:]}"}
    assert browser.post(address, right).status_code == 302
    assert "Đã xác nhận" in browser.get(address).content.decode()
    browser.post(address, {"channel": "mail", "do": "topics", "topics": ["todo"]})
    text = browser.get(address).content.decode()
    assert 'id="mail-todo" name="topics" value="todo" checked' in text
    assert 'id="mail-progress" name="topics" value="progress" checked' not in text
    assert browser.post(address, {"channel": "fax"}).status_code == 404
    assert Client().get(address).status_code == 302
