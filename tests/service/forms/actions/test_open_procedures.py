"""After loading, procedures with form and process can be filed."""

import pytest

from hamrong.kernel.pack.interface import open_pack
from hamrong.service.forms.actions.load_forms import load_forms
from hamrong.service.forms.actions.open_procedures import open_procedures
from hamrong.service.procedures.actions.load_procedures import load
from hamrong.service.procedures.interface import procedure

pytestmark = pytest.mark.django_db


def test_a_procedure_without_its_process_is_loaded_but_closed() -> None:
    pack = open_pack("mini")
    load(pack)
    load_forms(pack)
    report = open_procedures(pack)
    assert report.loaded == 0
    assert "1.000001: thiếu quy trình mini-standard" in report.warnings
    found = procedure("1.000001")
    assert found is not None
    assert found.obstacle == "thiếu quy trình mini-standard"
