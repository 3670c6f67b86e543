"""How roles and places of a process read."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hamrong.kernel.actor.interface import Role
from hamrong.kernel.process.rules.definition import Waited

ROLES: dict[str, str | Promise] = {
    Role.ONE_STOP: _("Bộ phận một cửa"),
    Role.SPECIALIST: _("Chuyên viên"),
    Role.HEAD: _("Trưởng phòng"),
    Role.CLERK: _("Văn thư"),
    Role.LEADER: _("Lãnh đạo cơ quan"),
    Role.ADMINISTRATOR: _("Quản trị"),
}
PLACES: dict[str, str | Promise] = {
    "reception": _("Nơi tiếp nhận"),
    "authority": _("Cơ quan giải quyết"),
}
WAITED: dict[Waited, Promise] = {
    Waited.CITIZEN: _("Người nộp"),
    Waited.MATTERS: _("Các thủ tục liên thông"),
}


def role_name(role: str) -> str:
    """Return a role in words."""
    return str(ROLES.get(role, role))


def place_name(place: str) -> str:
    """Return a place in words; a pack may name others than the usual two."""
    return str(PLACES.get(place, place))
