"""Where the demonstration takes place, what is asked for there, and who works there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from hamrong.demo.people import People
from hamrong.foundation.directory import interface as directory
from hamrong.foundation.directory.interface import AgencyView, AreaView
from hamrong.foundation.identity import interface as identity
from hamrong.governance.plan import interface as plan
from hamrong.kernel.actor.interface import Actor, Role
from hamrong.kernel.calendar.interface import clock_at
from hamrong.kernel.process import interface as process
from hamrong.kernel.text.interface import plain
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.procedures import interface as procedures
from hamrong.service.procedures.interface import ProcedureView

# Communes with people, as far as they exist on the organisation date: three wards of the city
# with Hàm Rồng first, a township and two communes of Hoằng Hóa.
_COMMUNES = ("14755", "14758", "14776", "15865", "15883", "15988")
_MOST_COMMUNES = 6
# What people ask for most, and how often; other procedures are shown but not asked for here.
_ASKED = {
    "1.001193": 14, "1.000656": 6, "1.000894": 8, "1.004873": 9, "2.000635": 8, "2.000815": 6,
    "2.000884": 4, "1.004884": 4, "1.004859": 4, "1.001699": 3, "1.009994": 9, "1.009998": 3,
    "1.001612": 8, "2.000720": 4, "1.001570": 3, "1.001731": 4, "2.000620": 3, "2.000488": 9,
    "2.001583": 5, "1.002809": 6, "1.004628": 3,
}  # fmt: skip
_PUBLIC_SERVICE_CENTRE = "Trung tâm Phục vụ hành chính công"
_SINCE = date(2020, 7, 1)
_TITLES = {
    Role.ONE_STOP: "Công chức tiếp nhận và trả kết quả",
    Role.SPECIALIST: "Chuyên viên",
    Role.HEAD: "Trưởng phòng",
    Role.LEADER: "Lãnh đạo cơ quan",
    Role.ADMINISTRATOR: "Quản trị hệ thống",
}
_LOGINS = {
    Role.ONE_STOP: "motcua",
    Role.SPECIALIST: "chuyenvien",
    Role.HEAD: "truongphong",
    Role.LEADER: "lanhdao",
    Role.ADMINISTRATOR: "quantri",
}
_KINDS = ("UBND", "phường", "xã", "thị trấn", "thị xã", "thành phố", "huyện", "tỉnh")


@dataclass(frozen=True)
class Place:
    """A commune with its name as people type it into a form."""

    code: str
    text: str


@dataclass
class Staff:
    """The officials by agency and role.

    `password` is that of every demonstration account; they are made one minute after the other
    from `since` on, in which order they are shown.
    """

    people: People
    password: str
    since: datetime
    actors: dict[tuple[UUID, Role], Actor] = field(default_factory=dict)

    def appoint(self, agency: AgencyView, *roles: Role) -> None:
        """Put one new official into an agency's roles that nobody holds yet."""
        free = [role for role in roles if (agency.id, role) not in self.actors]
        if not free:
            return
        person = self.people.adult(ages=(28, 56))
        official_id = directory.add_official(full_name=person.full_name, phone=person.phone)
        for role in free:
            directory.give_post(official_id, agency.id, role, since=_SINCE, title=_TITLES[roles[0]])
        with clock_at(self.since + timedelta(minutes=len(self.actors))):
            account_id = identity.create_official_account(
                official_id=official_id,
                login=f"{_LOGINS[roles[0]]}.{_slug(agency)}",
                full_name=person.full_name,
                password=self.password,
                is_demo=True,
            )
        actor = identity.actor_for(account_id)
        self.actors.update(dict.fromkeys(((agency.id, role) for role in free), actor))


def places() -> tuple[Place, ...]:
    """Return the communes where the demonstration's people live."""
    known = {area.code: area for area in directory.areas(level="commune")}
    chosen = [known[code] for code in _COMMUNES if code in known]
    chosen += [area for area in known.values() if area not in chosen][: 6 - len(chosen)]
    return tuple(Place(area.code, _in_words(area)) for area in chosen[:_MOST_COMMUNES])


def _in_words(area: AreaView) -> str:
    parent = directory.area(area.parent_code) if area.parent_code else None
    return f"{area.name}, {parent.name}" if parent else area.name


def asked_for() -> dict[ProcedureView, int]:
    """Return the procedures people file for, each with its weight.

    In a pack that has none of the usual ones, all that can be filed are asked for alike, but what
    sets further matters going: their lives are not told here.
    """
    fileable = {code: view for code in _ASKED if (view := _fileable(code))}
    if not fileable:
        chosen = procedures.Filters(fileable=True)
        rows = procedures.search("", page=1, filters=chosen).rows
        alike = {row.code: view for row in rows if (view := _fileable(row.code))}
        fileable = {
            code: view
            for code, view in alike.items()
            if not process.sets_matters_going(view.process_key)
        }
    return {view: _ASKED.get(code, 1) for code, view in fileable.items()}


def _fileable(code: str) -> ProcedureView | None:
    view = procedures.procedure(code)
    return view if view is not None and view.fileable else None


def staff_up(
    staff: Staff, asked: Sequence[ProcedureView], at: Sequence[Place], told: Callable[[], None]
) -> None:
    """Give every agency that these procedures pass through its people.

    The province's own leader and the administrator of the platform come last. `told` is called
    after each agency.
    """
    for agency in _offices(asked, at):
        staff.appoint(agency, Role.ONE_STOP)
        staff.appoint(agency, Role.SPECIALIST)
        if agency.level == "commune":
            staff.appoint(agency, Role.LEADER, Role.HEAD)
        else:
            staff.appoint(agency, Role.HEAD)
            staff.appoint(agency, Role.LEADER)
        told()
    for agency in directory.agencies_page(_PUBLIC_SERVICE_CENTRE, level="province").rows[:1]:
        staff.appoint(agency, Role.LEADER)
    for keeper in plan.keepers():
        staff.appoint(directory.agency(keeper), Role.SPECIALIST)
        staff.appoint(directory.agency(keeper), Role.LEADER)
    if province := directory.authority_for(level="province", area_code=""):
        staff.appoint(province, Role.LEADER)
        staff.appoint(province, Role.ADMINISTRATOR)


def _offices(asked: Sequence[ProcedureView], at: Sequence[Place]) -> list[AgencyView]:
    """Return who receives and decides, communes first, each once."""
    found: dict[UUID, AgencyView] = {}
    for view in asked:
        for place in at:
            offices = dossiers.offices_for(view, place.code)
            for agency in (offices.receiving, offices.authority):
                found.setdefault(agency.id, agency)
    order = {"commune": 0, "district": 1, "province": 2}
    first = {place.code: number for number, place in enumerate(at)}
    return sorted(found.values(), key=lambda a: (order[a.level], first.get(a.area_code, 0)))


def _slug(agency: AgencyView) -> str:
    """Return an agency's short name as part of a login: "UBND phường Hàm Rồng" is "hamrong"."""
    words = agency.short_name
    for kind in _KINDS:
        words = words.replace(f"{kind} ", "", 1)
    short = "".join(ch for ch in plain(words) if ch.isascii() and ch.isalnum())
    # A commune and its district may bear one name; the province's committee has none of its own.
    return {"district": f"{short}.huyen", "commune": short}.get(agency.level, short)
