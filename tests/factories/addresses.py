"""Every address of the platform, with an object of the world to open it on."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.factories import dossiers as factory
from tests.factories.world import World

from hamrong.kernel.ui.interface import AccessRule

# Pages of a plan's draft that name nothing but the plan.
DRAFT_PAGES = (
    "",
    "_begin",
    "_changes",
    "_decide",
    "_discard",
    "_load",
    "_frame",
    "_new_section",
    "_new_task",
    "_new_target",
)
Sample = Callable[[World], dict[str, Any]]


def _draft(**more: str) -> Sample:
    def kwargs(world: World) -> dict[str, Any]:
        given = {name: getattr(world, at) for name, at in more.items() if at == "draft_file"}
        fixed = {name: text for name, text in more.items() if name not in given}
        return {"code": factory.BIRTH, "draft_id": world.draft, **fixed, **given}

    return kwargs


def _dossier(**more: str) -> Sample:
    return lambda world: {"code": world.code, **more}


def _plan(**more: Any) -> Sample:
    return lambda _world: {"key": "ke-hoach-mau", **more}


def _paper(world: World) -> dict[str, Any]:
    return {"code": world.code, "file_id": world.paper}


def _wish(world: World) -> dict[str, Any]:
    return {"code": world.code, "request_id": world.wish}


def _opinion(world: World) -> dict[str, Any]:
    return {"code": world.code, "opinion_id": world.opinion}


def _owed(world: World) -> dict[str, Any]:
    return {"code": world.code, "request_id": world.owed}


def _linked(world: World) -> dict[str, Any]:
    return {"code": world.linked}


def _receipt(world: World) -> dict[str, Any]:
    return {"code": world.code, "receipt_id": world.receipt}


def _decision(world: World) -> dict[str, Any]:
    return {"code": world.code, "decision_id": world.decision}


def _visit(world: World) -> dict[str, Any]:
    return {"visit_id": world.visit}


def _visit_for(world: World) -> dict[str, Any]:
    return {"visit_id": world.visit, "code": factory.BIRTH}


def _visit_item(world: World) -> dict[str, Any]:
    return {"visit_id": world.visit, "item_id": world.visit_item}


def _item(world: World) -> dict[str, Any]:
    return {"item_id": world.item}


def _of_world(parameter: str, name: str) -> Sample:
    return lambda world: {parameter: getattr(world, name)}


def _meeting(**more: str) -> Sample:
    return lambda world: {
        "key": "ke-hoach-mau",
        **{name: getattr(world, at) for name, at in more.items()},
    }


# Objects that belong to somebody: the address's parameters, and the visitors who may see them.
OFFICE = frozenset({"desk", "specialist", "head", "leader"})
SPEAKERS = OFFICE - {"desk"}
OFFICIALS = OFFICE | {"another agency", "administrator"}
# Who speaks for a commune's committee.
COMMUNES = SPEAKERS | {"another agency"}
KEEPERS = frozenset({"head", "administrator"})
OWNED: dict[str, tuple[Sample, frozenset[str]]] = {
    "portal:tasks": (_draft(), frozenset({"owner"})),
    "portal:case": (_draft(), frozenset({"owner"})),
    "portal:questions": (_draft(step="applicant"), frozenset({"owner"})),
    "portal:documents": (_draft(), frozenset({"owner"})),
    "portal:bound": (_draft(key="giay-chung-sinh"), frozenset({"owner"})),
    "portal:upload": (_of_world("upload_id", "upload"), frozenset({"owner"})),
    "portal:upload_file": (_of_world("upload_id", "upload"), frozenset({"owner"})),
    "portal:draft_file": (_draft(file_id="draft_file"), frozenset({"owner"})),
    "portal:review": (_draft(), frozenset({"owner"})),
    "portal:draft_declaration": (_draft(), frozenset({"owner"})),
    "portal:send": (_draft(), frozenset({"owner"})),
    "portal:discard": (_draft(), frozenset({"owner"})),
    "portal:copy_draft": (_draft(), frozenset({"owner"})),
    "portal:file_another": (_dossier(), frozenset({"owner"})),
    "portal:dossier": (_dossier(), frozenset({"owner"})),
    "portal:sent": (_dossier(), frozenset({"owner"})),
    "portal:confirmation": (_dossier(), frozenset({"owner"})),
    "portal:declaration": (_dossier(), frozenset({"owner"})),
    "portal:rate": (_dossier(), frozenset({"owner"})),
    "portal:appointment": (_dossier(), frozenset({"owner"})),
    "portal:supplement": (_dossier(), frozenset({"owner"})),
    "portal:withdraw": (_dossier(), frozenset({"owner"})),
    "portal:paper": (_paper, frozenset({"owner"})),
    "portal:store_paper": (_of_world("paper_id", "stored"), frozenset({"owner"})),
    "portal:store_file": (_of_world("paper_id", "stored"), frozenset({"owner"})),
    "portal:store_remove": (_of_world("paper_id", "stored"), frozenset({"owner"})),
    "portal:pay": (_dossier(), frozenset({"owner"})),
    "payments:payment": (_of_world("payment_id", "online"), OFFICE - {"specialist"}),
    "payments:refund": (_of_world("payment_id", "online"), frozenset({"desk"})),
    "payments:ask": (_of_world("payment_id", "online"), frozenset({"desk"})),
    "payments:note_gap": (_of_world("gap_id", "gap"), OFFICE - {"specialist"}),
    "dossiers:page": (_dossier(), OFFICE),
    "dossiers:ask_opinion": (_dossier(), OFFICE - {"desk"}),
    "dossiers:opinion": (_opinion, OFFICE),
    "dossiers:fees": (_dossier(), frozenset({"desk"})),
    "dossiers:collect_fee": (_owed, frozenset({"desk"})),
    "dossiers:cancel_receipt": (_receipt, frozenset({"desk"})),
    "dossiers:stop": (_dossier(), OFFICE - {"desk"}),
    "dossiers:reopen": (_dossier(), frozenset()),
    "dossiers:decide": (_decision, OFFICE),
    "bundles:retry": (_linked, frozenset({"desk"})),
    "dossiers:give_back": (_dossier(), frozenset({"specialist"})),
    "dossiers:take_back": (_dossier(), frozenset()),
    "dossiers:correct": (_dossier(), frozenset({"leader"})),
    "dossiers:revoke": (_dossier(), frozenset({"leader"})),
    "dossiers:control": (_dossier(), OFFICE),
    "dossiers:check": (_dossier(), frozenset({"desk"})),
    "reception:visit": (_visit, frozenset({"desk"})),
    "reception:add": (_visit_for, frozenset({"desk"})),
    "reception:end": (_visit, frozenset({"desk"})),
    "reception:open_store": (_visit, frozenset({"desk"})),
    "reception:item": (_visit_item, frozenset({"desk"})),
    "dossiers:ask_date": (_dossier(), OFFICE - {"desk"}),
    "dossiers:decide_date": (_wish, OFFICE),
    "dossiers:apology": (_dossier(), OFFICE - {"specialist"}),
    "dossiers:declaration": (_dossier(), OFFICE),
    "dossiers:draft": (_dossier(), OFFICE),
    "dossiers:preview": (_dossier(), OFFICE),
    "dossiers:slip_to_sign": (_dossier(), frozenset()),
    "dossiers:remind": (_dossier(), frozenset({"desk"})),
    "dossiers:act": (_dossier(action="propose"), frozenset({"specialist"})),
    "dossiers:file": (_paper, OFFICE),
    "dossiers:transfer": (_dossier(), frozenset({"head", "leader"})),
    "dossiers:keep": (_dossier(), frozenset({"head", "leader"})),
    "dossiers:presence": (_dossier(), OFFICE),
    "dossiers:note": (_dossier(), OFFICE),
    "workplace:item": (_item, frozenset({"specialist", "head", "leader"})),
    "workplace:run": (_of_world("run_id", "run"), frozenset({"desk"})),
    "workplace:drop_filter": (_of_world("filter_id", "filter"), frozenset({"desk"})),
    "workplace:end_delegation": (
        _of_world("delegation_id", "delegation"),
        frozenset({"desk", "head", "leader"}),
    ),
    "workplace:claim": (_item, frozenset({"specialist"})),
    "workplace:release": (_item, frozenset({"specialist"})),
    "api:read_dossier": (_dossier(), OFFICE | {"owner"}),
    "signing:key": (_of_world("key_id", "key"), KEEPERS),
    "signing:key_request": (_of_world("key_id", "key"), KEEPERS),
    "signing:key_act": (lambda world: {"key_id": world.key, "verb": "dong"}, KEEPERS),
    "plan:declare": (lambda _world: {"key": "ke-hoach-mau", "target": "1.d"}, COMMUNES),
    "plan:evidence": (_of_world("declaration_id", "declaration"), OFFICE),
    "plan:part": (_of_world("assignment_id", "plan_part"), OFFICE),
    "plan:progress": (_of_world("assignment_id", "plan_part"), OFFICE - {"desk"}),
    "plan:steps": (_of_world("assignment_id", "plan_part"), OFFICE - {"desk"}),
    "plan:report": (_of_world("report_id", "plan_report"), OFFICE),
    "plan:overview": (lambda _: {"key": "ke-hoach-mau"}, frozenset()),
    "plan:seat": (lambda _: {"key": "ke-hoach-mau"}, frozenset()),
    "plan:note_meeting": (lambda _: {"key": "ke-hoach-mau"}, frozenset()),
    "plan:term": (_meeting(member_id="plan_member"), frozenset()),
    "plan:meeting": (_meeting(meeting_id="meeting"), OFFICIALS),
    "plan:notice": (_meeting(meeting_id="meeting"), OFFICIALS),
    "plan:withdraw": (lambda _: {"key": "ke-hoach-mau", "number": 10_001}, frozenset()),
    "plan:members": (lambda _: {"key": "ke-hoach-mau", "number": 3}, frozenset()),
    "plan:quarter": (lambda _: {"key": "ke-hoach-mau", "code": "2021-Q4"}, frozenset()),
    "plan:gather": (lambda _: {"key": "ke-hoach-mau", "code": "2021-Q4"}, frozenset()),
    "plan:shown": (_of_world("evidence_id", "plan_evidence"), OFFICE),
    **{f"plan:draft{page}": (_plan(), frozenset()) for page in DRAFT_PAGES},
    **{f"plan:draft_{verb}task": (_plan(number=1), frozenset()) for verb in ("", "drop_")},
    **{f"plan:draft_{verb}target": (_plan(target="1.b"), frozenset()) for verb in ("", "drop_")},
    **{f"plan:draft_{verb}section": (_plan(section="I"), frozenset()) for verb in ("", "drop_")},
}
# Objects that belong to all who may open the address.
SHARED: dict[str, dict[str, Any]] = {
    "portal:procedure": {"code": factory.BIRTH},
    "portal:guide": {"key": "sinh-con"},
    "portal:sitemap_page": {"page": 1},
    "portal:agency": {"code": "000.00.14.H99"},
    "portal:blank_form": {"code": factory.BIRTH},
    "reception:receipts": {"visit_id": UUID(int=1)},
    "portal:start": {"code": factory.BIRTH},
    "portal:rate_by_link": {"token": "none"},
    "identity:password_reset": {"uidb64": "eA", "token": "set-password"},
    "issuance:check": {"typed": "0000-0000-0000-0000"},
    "process:process": {"key": "mini-standard"},
    "plan:public": {"key": "ke-hoach-mau"},
    "plan:plan": {"key": "ke-hoach-mau"},
    "plan:editions": {"key": "ke-hoach-mau"},
    "plan:edition": {"key": "ke-hoach-mau", "number": 1},
    "plan:edition_file": {"key": "ke-hoach-mau", "number": 1},
    "plan:edition_decision": {"key": "ke-hoach-mau", "number": 1},
    "plan:reports": {"key": "ke-hoach-mau"},
    "plan:committee": {"key": "ke-hoach-mau"},
    "plan:timeline": {"key": "ke-hoach-mau"},
    "plan:heat": {"key": "ke-hoach-mau"},
    "plan:targets": {"key": "ke-hoach-mau"},
    "plan:target": {"key": "ke-hoach-mau", "target": "1.b"},
    "plan:task": {"key": "ke-hoach-mau", "number": 1},
    "plan:condition": {"key": "ke-hoach-mau", "number": 2},
    "reorganisation:plan": {"day": "2025-07-01"},
    "reorganisation:begin": {"day": "2025-07-01"},
    "reorganisation:divided": {"day": "2025-07-01", "agency_id": UUID(int=1)},
    "reorganisation:village": {"day": "2025-07-01", "agency_id": UUID(int=1)},
    "reorganisation:drop_village": {"day": "2025-07-01", "village_id": UUID(int=1)},
    "workplace:run_again": {"job_id": 1},
    "workplace:send_again": {"delivery_id": UUID(int=1)},
    "api:read_procedure": {"code": factory.BIRTH},
    "api:read_guide": {"key": "sinh-con"},
    "api:read_agency": {"code": "H99"},
    "api:read_area": {"code": factory.COMMUNE},
    "api:read_successors": {"code": factory.COMMUNE},
}


def _routes(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _routes(entry, inner)
        else:
            yield f"{space}{entry.name}", entry


ROUTES = dict(_routes(get_resolver()))
WITH_PARAMETERS = [name for name, route in ROUTES.items() if route.pattern.converters]


def rule(name: str) -> AccessRule | None:
    """Return whom an address lets in, None where nothing of ours decides."""
    view = ROUTES[name].callback
    return getattr(view.func if isinstance(view, partial) else view, "access_rule", None)


RULED = [name for name in ROUTES if rule(name) is not None]


def address(name: str, world: World) -> str:
    """Return an address, on an object of the world where it needs one."""
    if name in OWNED:
        return reverse(name, kwargs=OWNED[name][0](world))
    return reverse(name, kwargs=SHARED.get(name))
