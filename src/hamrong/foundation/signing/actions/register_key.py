"""Enter a key into the register."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity import interface as identity
from hamrong.foundation.signing.access import administers
from hamrong.foundation.signing.events import KeyRegistered
from hamrong.foundation.signing.models import Holder, Purpose, SigningKey
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.matter.interface import open_matter
from hamrong.kernel.timeline.interface import record


def register_key(
    actor: Actor, *, agency_id: UUID, keeper_id: UUID, holder: Holder, purpose: Purpose
) -> UUID:
    """Enter a key of an agency, or of a person in it, with who keeps it; return its id.

    An agency's key is kept by one person, who signs personally (Decree 30/2020/NĐ-CP article 32).

    Raises:
        NotYoursError: the actor does not administer the agency.
        RefusedError: the keeper is nobody of the agency, or there is such a key already.
    """
    if not administers(actor, agency_id):
        raise NotYoursError
    keeper = identity.account(keeper_id)
    seated = identity.actor_for(keeper_id).agencies()
    if agency_id not in seated:
        raise RefusedError(_("Người giữ khóa phải làm việc ở cơ quan này."), field="keeper")
    agency = directory.agency(agency_id)
    name = agency.name if holder == Holder.AGENCY else keeper.full_name
    try:
        with transaction.atomic():
            matter = open_matter(kind="signing_key", title=name, agency_id=agency_id)
            row = SigningKey.objects.create(
                matter_id=matter,
                agency_id=agency_id,
                keeper_id=keeper_id,
                holder=holder,
                holder_name=name[:200],
                purpose=purpose,
            )
            record(matter, KeyRegistered(holder=name), actor=actor, agency_id=agency_id)
    except IntegrityError:
        raise RefusedError(
            _("Đã có khóa ký cho việc này. Hãy thu hồi khóa cũ trước."), field="keeper"
        ) from None
    return row.id
