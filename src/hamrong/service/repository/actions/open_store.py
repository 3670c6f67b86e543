"""Open a person's store to their account, once a desk has compared person and card."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity import interface as identity
from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError, RefusedError, Role
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.ids.interface import uuid7
from hamrong.kernel.matter.interface import open_matter
from hamrong.kernel.timeline.interface import record
from hamrong.service.repository.events import StoreOpened
from hamrong.service.repository.models import Holder

MATTER_KIND = "store"


@transaction.atomic
def open_store(actor: Actor, *, number: str, account_id: UUID, agency_id: UUID) -> None:
    """Let an account see all papers of a number from now on; doing it twice changes nothing.

    Raises:
        NotYoursError: the actor does not sit at the one-stop desk of the agency.
        RefusedError: the account tells another number, is the official's own, or number or
            account were proven otherwise before.
    """
    if actor.hat is not Hat.OFFICIAL or not actor.holds(Role.ONE_STOP, agency_id):
        raise NotYoursError
    if not number or identity.account(account_id).personal_id != number:
        raise RefusedError(_("Số định danh của tài khoản không khớp với thẻ."))
    if account_id == actor.account_id:
        raise RefusedError(_("Không ai tự xác nhận cho mình được; hãy nhờ đồng nghiệp."))
    known = Holder.objects.filter(Q(number=number) | Q(account_id=account_id)).first()
    if known is not None and (known.number, known.account_id) == (number, account_id):
        return
    if known is not None:
        raise RefusedError(_("Kho của số định danh này đã mở cho một tài khoản khác."))
    matter_id = open_matter(kind=MATTER_KIND, title=number, agency_id=agency_id)
    holder = Holder.objects.create(
        id=uuid7(),
        number=number,
        account_id=account_id,
        matter_id=matter_id,
        proven_at=now(),
        proven_by=actor.signed_name[:120],
    )
    name = directory.agency_names({agency_id})[agency_id]
    told = StoreOpened(holder_id=holder.id, agency=name)
    record(matter_id, told, actor=actor, agency_id=agency_id)
