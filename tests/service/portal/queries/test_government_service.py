"""A procedure's page tells machines what it tells people."""

import json
import re
from dataclasses import replace

from django.test import Client
from tests.factories.dossiers import BIRTH

from hamrong.service.portal.queries.government_service import government_service
from hamrong.service.portal.views.procedure import _structured
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
    address = "https://example.org/thu-tuc/1"
    told = government_service(replace(birth(), fileable=True), address)
    assert told["availableChannel"] == {"@type": "ServiceChannel", "serviceUrl": address}
    closed = government_service(replace(birth(), fileable=False), address)
    assert "availableChannel" not in closed


def test_a_name_cannot_break_out_of_the_script() -> None:
    name = "</script><b>&"
    text = _structured(replace(birth(), name=name), "https://example.org/")
    assert "<" not in text
    assert json.loads(text)["name"] == name
