"""Every page of a plan opens."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.factories.dossiers import load_mini
from tests.factories.identity import make_official_account
from tests.factories.plan import KEEPER, KEY, agency

from hamrong.kernel.actor.interface import Role

pytestmark = pytest.mark.django_db
PAGES = ("", "noi-dung/", "nhiem-vu/5/", "chi-tieu/", "chi-tieu/1.a/", "chi-tieu/1.d/ke-khai/")


def test_every_page_of_a_plan_opens(client: Client, settings: Any, tmp_path: Path) -> None:
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path
    load_mini()
    client.force_login(make_official_account(agency(KEEPER).id, Role.HEAD))
    for page in PAGES:
        assert client.get(f"/lam-viec/ke-hoach/{KEY}/{page}").status_code == 200, page
