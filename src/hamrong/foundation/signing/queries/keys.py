"""Keys as their keepers, administrators and other contexts see them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hamrong.foundation.signing.access import the_key, visible_to
from hamrong.foundation.signing.models import Holder, OpenKey, Purpose, SigningKey
from hamrong.foundation.signing.rules.keys import Standing, State, standing
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import now


@dataclass(frozen=True)
class KeyView:
    """A key of the register. `open_until` is None while it is closed."""

    id: UUID
    matter_id: UUID
    holder: str
    holder_name: str
    agency_id: UUID
    agency_name: str
    keeper_name: str
    purpose: str
    state: str
    standing: Standing
    told: str
    because: str
    serial: str
    issuer: str
    valid_from: datetime | None
    valid_to: datetime | None
    open_until: datetime | None
    is_mine: bool


def _view(row: SigningKey, actor: Actor, opened: dict[UUID, datetime]) -> KeyView:
    at = now()
    stands = standing(State(row.state), row.valid_from, row.valid_to, at)
    return KeyView(
        id=row.id,
        matter_id=row.matter_id,
        holder=row.holder,
        holder_name=row.holder_name,
        agency_id=row.agency_id,
        agency_name=row.agency.name,
        keeper_name=row.keeper.full_name,
        purpose=row.purpose,
        state=row.state,
        standing=stands,
        told=words()[stands],
        because=row.because,
        serial=row.serial,
        issuer=row.issuer,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        open_until=opened.get(row.id),
        is_mine=row.keeper_id == actor.account_id,
    )


def words() -> dict[Standing, str]:
    """Return what a key's standing is called."""
    return {
        Standing.REGISTERED: _("Chờ người giữ tạo khóa"),
        Standing.REQUESTED: _("Chờ chứng thư"),
        Standing.ACTIVE: _("Đang dùng"),
        Standing.NOT_YET: _("Chứng thư chưa có hiệu lực"),
        Standing.EXPIRED: _("Chứng thư hết hạn"),
        Standing.SUSPENDED: _("Tạm dừng"),
        Standing.REVOKED: _("Đã thu hồi"),
    }


def keys_for(actor: Actor, *, mine: bool = False) -> list[KeyView]:
    """Return the keys an actor may see, or keeps, by agency and holder. Two queries."""
    rows = visible_to(actor).order_by("agency__name", "holder", "holder_name", "id")
    if mine:
        rows = rows.filter(keeper_id=actor.account_id)
    opened = dict(OpenKey.objects.filter(until__gt=now()).values_list("key_id", "until"))
    return [_view(row, actor, opened) for row in rows]


def key_view(actor: Actor, key_id: UUID) -> KeyView:
    """Return one key.

    Raises:
        NotYoursError: there is no such key for this actor.
    """
    row = the_key(actor, key_id)
    opened = dict(OpenKey.objects.filter(key=row, until__gt=now()).values_list("key_id", "until"))
    return _view(row, actor, opened)


def request_of(actor: Actor, key_id: UUID) -> bytes | None:
    """Return the request for a certificate (PKCS #10, DER), None before the key was made."""
    row = the_key(actor, key_id)
    return bytes(row.request) if row.request is not None else None


def refusal_of(row: SigningKey, at: datetime) -> str:
    """Return why a key cannot sign at a moment, empty when it can."""
    stands = standing(State(row.state), row.valid_from, row.valid_to, at)
    if stands is Standing.ACTIVE:
        return ""
    told = {"holder": row.holder_name, "why": words()[stands].lower(), "because": row.because}
    if row.because:
        return _("Không ký được bằng khóa của %(holder)s: %(why)s. %(because)s") % told
    return _("Không ký được bằng khóa của %(holder)s: %(why)s.") % told


def keys_to_sign(
    agency_id: UUID, account_id: UUID | None, purpose: Purpose
) -> tuple[SigningKey | None, SigningKey | None]:
    """Return the person's and the agency's key for a purpose, each None where there is none.

    A key made for the purpose comes before one for everything; one that was revoked, or never got
    its certificate, is none. One that is suspended or expired counts: it must be told, not passed
    over.
    """
    rows = SigningKey.objects.filter(
        agency_id=agency_id,
        state__in=[State.ACTIVE, State.SUSPENDED],
        purpose__in=[purpose, Purpose.ANY],
    ).order_by("purpose")
    found = sorted(rows, key=lambda row: row.purpose != purpose)
    person = next(
        (r for r in found if r.holder == Holder.PERSON and r.keeper_id == account_id), None
    )
    agency = next((r for r in found if r.holder == Holder.AGENCY), None)
    return person, agency
