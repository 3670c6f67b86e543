"""Have a backup or a drill begin now."""

from django.conf import settings
from django.utils.translation import gettext as _

from hamrong.governance.operations.access import must_operate
from hamrong.governance.operations.rules import Kind
from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.jobs.interface import enqueue

JOBS = {Kind.BACKUP: "operations.back_up", Kind.DRILL: "operations.drill"}


def ask_run(actor: Actor, kind: Kind) -> None:
    """Queue it; asking twice while the first still waits queues one.

    Raises:
        NotYoursError: the actor does not answer for the platform.
        RefusedError: the installation is not set up for it.
    """
    must_operate(actor)
    if not settings.BACKUP_TO or (kind is Kind.DRILL and not settings.BACKUP_KEY_FILE):
        raise RefusedError(_("Máy chủ chưa được thiết lập cho việc này. Xem hướng dẫn sao lưu."))
    enqueue(JOBS[kind], key=JOBS[kind])
