"""Procedures as tests need them: one is enough, and it can be filed."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from hamrong.service.procedures.actions.curate import Entry
from hamrong.service.procedures.actions.index import index
from hamrong.service.procedures.interface import ProcedureView, version
from hamrong.service.procedures.models import Procedure, ProcedureVersion, RawProcedure

BODY: Final[Mapping[str, Any]] = {
    "code": "1.001193",
    "name": "Đăng ký khai sinh",
    "field": "Hộ tịch",
    "level": "commune",
    "life_event": "birth",
    "online_level": 4,
    "verified": True,
    "time": {"unit": "same_day"},
    "documents": [
        {"key": "to-khai", "name": "Tờ khai đăng ký khai sinh", "way": "form"},
        {"key": "giay-chung-sinh", "name": "Giấy chứng sinh", "way": "submit"},
        {
            "key": "van-ban-uy-quyen",
            "name": "Văn bản ủy quyền",
            "way": "submit",
            "when": "khi ủy quyền",
        },
        {"key": "giay-to-tuy-than", "name": "Giấy tờ tùy thân", "way": "present"},
    ],
    "fees": [{"key": "le-phi", "name": "Lệ phí", "kind": "charge", "amount": 0}],
    "result": "Giấy khai sinh",
    "basis": ["Luật Hộ tịch 60/2014/QH13"],
    "form": "tt-1.001193",
    "process": "mini-standard",
}


def make_entry(valid_from: date = date(2019, 1, 1), **body: Any) -> Entry:
    """Return a procedure as a pack would say it, with parts replaced; None removes a part."""
    said = {key: value for key, value in {**BODY, **body}.items() if value is not None}
    return Entry(body=said, valid_from=valid_from)


def make_procedure(
    *,
    fileable: bool = True,
    valid_from: date = date(2019, 1, 1),
    listed: bool = False,
    **body: Any,
) -> ProcedureView:
    """Keep a curated procedure in force from a date; `listed` also lets the search find it."""
    said = make_entry(valid_from, **body).body
    owner, _ = Procedure.objects.get_or_create(code=said["code"])
    owner.fileable, owner.obstacle = fileable, "" if fileable else "thiếu biểu mẫu"
    owner.save()
    ProcedureVersion.objects.filter(procedure=owner, valid_to=None).update(valid_to=valid_from)
    made = ProcedureVersion.objects.create(
        procedure=owner,
        number=owner.versions.count() + 1,
        valid_from=valid_from,
        checksum="",
        body=said,
    )
    if listed:
        index()
    return version(made.id)


def make_record(code: str = "1.009999", **parts: Any) -> dict[str, Any]:
    """Return a record of the national catalogue as it is published, with parts replaced."""
    record = {
        "code": code,
        "name": "Thủ tục cấp giấy phép khai thác nước dưới đất",
        "event": "viec-lam",
        "kind": "ASSIGNED_REGULATION",
        "field": {"code": "G13-TN01", "name": "Tài nguyên nước"},
        "levels": ["province"],
        "audiences": ["Doanh nghiệp"],
        "issuer": {"code": "G13", "name": "Bộ Nông nghiệp và Môi trường"},
        "decision": {"number": "1/QĐ-BNNMT", "date": "2026-01-05"},
        "methods": [{"way": "ONLINE", "time": 45, "unit": "DAY"}],
        "papers": [{"name": "Đơn đề nghị", "code": "G13-KQ1", "originals": 1}],
        "results": [{"code": "KQ.G13.1", "name": "Giấy phép khai thác"}],
        "basis": ["54/2024/NĐ-CP"],
        **parts,
    }
    return {key: value for key, value in record.items() if value is not None}


def make_raw_procedure(code: str = "1.009999", **parts: Any) -> RawProcedure:
    """Keep a record of the national catalogue."""
    record = make_record(code, **parts)
    return RawProcedure.objects.create(
        code=code,
        name=record["name"],
        field=record.get("field", {}).get("name", ""),
        levels=record["levels"],
        event=record["event"],
        source="test",
        checksum="",
        data=record,
    )
