"""The log: enough to find a fault by its code, and nobody's data."""

import io
import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from hamrong.config import health
from hamrong.kernel.observe.actions.configure import formatter
from hamrong.kernel.observe.actions.watch_job import watch_job
from hamrong.kernel.observe.rules import given_reference, new_reference, without_people

NAME, PHONE, NUMBER = "Nguyễn Thị Ánh", "0912345678", "038190001234"
PEOPLE = (NAME, PHONE, NUMBER, "anh@example.vn")


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What is written, as the platform writes it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter())
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


def read(lines: io.StringIO) -> list[dict[str, Any]]:
    text = lines.getvalue()
    assert not [one for one in PEOPLE if one in text], text
    return [json.loads(line) for line in text.splitlines()]


def _stumble() -> None:
    known: dict[str, str] = {}
    try:
        known[NAME]
    except KeyError as error:
        raise ValueError(f"{NAME} {PHONE} {NUMBER}") from error


def test_what_libraries_quote_and_what_errors_say_is_not_written(lines: io.StringIO) -> None:
    structlog.get_logger("hamrong.test").warning("virus found", finding="Eicar", name=NAME)
    try:
        _stumble()
    except ValueError:
        structlog.get_logger("hamrong.test").exception("failed", address=PEOPLE)
        logging.getLogger("procrastinate.worker").exception("Job x(%s) failed", NAME)
    told = read(lines)
    assert [line["event"] for line in told] == [
        "virus found",
        "failed",
        "procrastinate.worker complains",
    ]
    assert told[0]["finding"] == "Eicar"
    for line in told[1:]:
        assert line["error"] == "builtins.ValueError < builtins.KeyError"
        assert any("test_log.py" in place and "_stumble" in place for place in line["where"])


def test_a_page_that_fails_shows_the_code_under_which_the_log_tells_of_it(
    lines: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ValueError(NAME)

    monkeypatch.setattr(health.connection, "cursor", fail)
    answer = Client(raise_request_exception=False).get(f"/readyz?ten={PHONE}")
    assert answer.status_code == 500
    reference = answer.headers["X-Request-ID"]
    assert f'Mã tham chiếu <span class="code">{reference}</span>' in answer.content.decode()
    told = [line for line in read(lines) if "error" in line]
    assert told
    assert {line["request_id"] for line in told} == {reference}


def test_a_request_has_one_line_with_its_route_and_not_its_address(lines: io.StringIO) -> None:
    Client().get(f"/khong-co/{NUMBER}?q={PHONE}", headers={"X-Request-ID": "from-the-proxy-1"})
    (line,) = [line for line in read(lines) if line["event"] == "request"]
    assert line["request_id"] == "from-the-proxy-1"
    assert (line["status"], line["method"], line["route"]) == (404, "GET", "unknown")


def test_a_failed_job_is_told_with_its_matter(lines: io.StringIO) -> None:
    arguments = {"matter_id": "0199", "name": NAME}
    with pytest.raises(ValueError, match=PHONE):
        watch_job("test.stumble", _stumble, arguments)
    failed, ended = read(lines)
    assert (failed["job"], failed["matter_id"]) == ("test.stumble", "0199")
    assert ended["outcome"] == "failed"


@given(st.text())
def test_a_code_from_outside_is_taken_only_when_it_cannot_disturb_the_log(text: str) -> None:
    assert given_reference(text) in {"", text}
    assert re.fullmatch(r"[A-Za-z0-9-]{0,64}", given_reference(text))


def test_codes_can_be_read_out_on_the_telephone() -> None:
    codes = {new_reference() for _ in range(200)}
    assert len(codes) == 200
    assert all(re.fullmatch(r"[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}", code) for code in codes)
    assert all(given_reference(code) == code for code in codes)


@given(st.dictionaries(st.text(), st.text()))
def test_only_known_facts_stay(told: dict[str, str]) -> None:
    assert without_people({**told, "applicant_name": NAME}).keys() <= told.keys()
