"""The authority stops handling a dossier."""

from datetime import datetime

from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.process import interface as process
from hamrong.kernel.process.interface import EffectCall
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.actions.close import close
from hamrong.service.dossiers.events import DossierStopped
from hamrong.service.dossiers.models import Dossier, SupplementRequest
from hamrong.service.dossiers.rules import State

END = "stopped"


def stop(actor: Actor, dossier: Dossier, *, reason: str, at: datetime) -> None:
    """Close a locked dossier without a result, by a decision, wherever its process stands.

    Raises:
        StaleError: its process has ended.
    """
    process.conclude(dossier.matter_id, end=END, by="stop", actor=actor, at=at)
    SupplementRequest.objects.filter(dossier=dossier, answered_at__isnull=True).update(
        answered_at=at, dropped=True
    )
    close(dossier, State.STOPPED, at=at)
    record(
        dossier.matter_id,
        DossierStopped(dossier_id=dossier.id, code=dossier.code, reason=reason),
        actor=actor,
        agency_id=dossier.authority_id,
    )


def stop_by_step(_call: EffectCall) -> None:
    """Refuse to stop by a mere step: processes draw the way, a decision takes it.

    Raises:
        RefusedError: always.
    """
    raise RefusedError(_("Dừng giải quyết theo quyết định: hãy lập đề nghị để lãnh đạo duyệt."))
