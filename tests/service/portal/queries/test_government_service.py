"""A procedure's page tells machines what it tells people."""

import json
import re
from dataclasses import replace

from django.test import Client, RequestFactory
from tests.factories.dossiers import BIRTH

from hamrong.service.portal.queries.government_service import government_service
from hamrong.service.portal.views.procedure import structured
from hamrong.service.procedures import interface as procedures


def birth() -> procedures.ProcedureView:
    view = procedures.procedure(BIRTH)
    assert view is not None
    return view


def test_the_page_carries_its_procedure_in_schema_org_words() -> None:
    shown = Client().get(f"/thu-tuc/{BIRTH}").content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', shown, re.DOTALL)
    assert found is not None
    told = json.loads(found[1])
    assert told["@type"] == "GovernmentService"
    assert told["identifier"] == BIRTH
    assert told["name"] == birth().name
    assert told["url"].endswith(f"/thu-tuc/{BIRTH}")


def test_an_online_channel_is_named_only_while_filing_is_open() -> None:
    address, filing = "https://example.org/thu-tuc/1", "https://example.org/nop-ho-so/1"
    told = government_service(replace(birth(), fileable=True), address, filing=filing)
    assert [one.get("serviceUrl") for one in told["availableChannel"]] == [filing, None]
    assert told["potentialAction"]["target"]["urlTemplate"] == filing
    closed = government_service(replace(birth(), fileable=False), address, filing=filing)
    assert [one.get("serviceUrl") for one in closed["availableChannel"]] == [None]
    assert "potentialAction" not in closed


def test_machines_read_whom_it_is_for_where_and_what_it_costs() -> None:
    told = government_service(birth(), "https://example.org/1", owner="Tỉnh Thử")
    assert told["areaServed"] == {"@type": "AdministrativeArea", "name": "Tỉnh Thử"}
    assert told["audience"]["@type"] == "Audience"
    assert {offer["price"] for offer in told["offers"]} == {0, 5000}
    assert "areaServed" not in government_service(birth(), "https://example.org/1")


def test_a_name_cannot_break_out_of_the_script() -> None:
    name = "</script><b>&"
    request = RequestFactory().get("/")
    text = structured(request, replace(birth(), name=name), "https://example.org/")
    assert "<" not in text
    assert json.loads(text)["name"] == name
