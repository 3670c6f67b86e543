"""Administrators see every process drawn and in words; nobody else does."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import resolve, reverse

from hamrong.kernel.actor.interface import ANONYMOUS, Actor, Hat, NotYoursError, Role, Seat
from hamrong.kernel.matter.interface import open_matter
from hamrong.kernel.pack.interface import LoadReport, open_pack
from hamrong.kernel.process import ports
from hamrong.kernel.process.actions.load_definitions import load_definitions
from hamrong.kernel.process.interface import start

pytestmark = pytest.mark.django_db
ADMINISTRATOR = Actor(uuid4(), Hat.OFFICIAL, "Quản trị", (Seat(uuid4(), Role.ADMINISTRATOR),))
SPECIALIST = Actor(uuid4(), Hat.OFFICIAL, "Chuyên viên", (Seat(uuid4(), Role.SPECIALIST),))
EFFECTS = (
    "accept approve endorse hand_over propose refuse request_supplement resubmit send_back stop"
    " withdraw"
)


@pytest.fixture
def _loaded(monkeypatch: pytest.MonkeyPatch) -> LoadReport:
    for name in EFFECTS.split():
        monkeypatch.setitem(ports.EFFECTS, f"dossiers.{name}", lambda _: None)
    monkeypatch.setitem(ports.GUARDS, "dossiers.result_drafted", lambda _: "")
    return load_definitions(open_pack("thanhhoa"))


@pytest.fixture(autouse=True)
def _plain_layout(tmp_path: Path, settings: Any) -> Iterator[None]:
    """Look at the pages themselves, whatever the layout around them is."""
    (tmp_path / "ui").mkdir()
    blocks = "{% block title %}{% endblock %}{% block breadcrumbs %}{% endblock %}"
    (tmp_path / "ui" / "desk.html").write_text(f"{blocks}{{% block main %}}{{% endblock %}}")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    return iter(())


def opened(actor: Actor, path: str) -> str:
    request: Any = RequestFactory().get(path)
    request.actor, request.user = actor, AnonymousUser()
    match = resolve(path)
    response = match.func(request, *match.args, **match.kwargs)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.usefixtures("_loaded")
def test_the_list_counts_what_is_on_its_way(django_assert_num_queries: Any) -> None:
    agency = uuid4()
    start(
        matter_id=open_matter(kind="dossier", title="Khai sinh", agency_id=agency),
        key="commune-standard",
        places={"reception": agency, "authority": agency},
        title="Khai sinh",
        link="/x",
    )
    with django_assert_num_queries(2):
        page = opened(ADMINISTRATOR, reverse("process:list"))
    assert "Giải quyết tại UBND cấp xã" in page
    assert "/quan-tri/quy-trinh/commune-standard/" in page
    page = opened(ADMINISTRATOR, reverse("process:process", args=["commune-standard"]))
    assert "đang xử lý: 1 hồ sơ" in page
    assert "Bộ phận một cửa · 8 giờ · 1 đang chờ" in page


@pytest.mark.usefixtures("_loaded")
def test_a_process_is_drawn_and_told_in_words(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        page = opened(ADMINISTRATOR, "/quan-tri/quy-trinh/commune-simple/")
    svg = page[page.index("<svg") : page.index("</svg>") + 6]
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    ids = {element.get("id") for element in root.iter()}
    assert set((root.get("aria-labelledby") or "").split()) <= ids
    assert "style=" not in svg, "the content security policy allows no inline style"
    assert "Gửi bổ sung → bước trước đó" in page
    assert "Rút hồ sơ → kết thúc: Người nộp rút hồ sơ" in page


def test_before_a_pack_is_loaded_the_list_says_what_to_do() -> None:
    assert "Hãy nạp gói dữ liệu" in opened(ADMINISTRATOR, reverse("process:list"))


def test_an_unknown_process_does_not_exist() -> None:
    with pytest.raises(NotYoursError):
        opened(ADMINISTRATOR, "/quan-tri/quy-trinh/none/")


def test_other_officials_are_told_nothing_and_visitors_asked_to_log_in() -> None:
    with pytest.raises(NotYoursError):
        opened(SPECIALIST, reverse("process:list"))
    request: Any = RequestFactory().get(reverse("process:list"))
    request.actor = ANONYMOUS
    assert resolve(reverse("process:list")).func(request).status_code == 302
