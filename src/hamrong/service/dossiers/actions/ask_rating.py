"""Ask the applicant once how it went."""

from textwrap import shorten
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.jobs.interface import enqueue
from hamrong.kernel.notify import interface as notify
from hamrong.service.dossiers.models import Dossier, Rating
from hamrong.service.dossiers.queries.rating import LINK, may_be_rated
from hamrong.service.dossiers.rules import ASKED_AFTER

# An SMS that is too long is cut at its end, where the link stands.
LONGEST_NAME = 120


def plan_rating(matter_id: UUID) -> None:
    """Let the applicant be asked a day after a dossier is over."""
    dossier_id = Dossier.objects.values_list("id", flat=True).get(matter_id=matter_id)
    enqueue("dossiers.ask_rating", at=now() + ASKED_AFTER, dossier_id=dossier_id)


def ask_rating(dossier_id: UUID) -> None:
    """Send the one message that asks, with a link for whoever has no account.

    Nothing is sent where the person has answered already, or where there is nothing to rate any
    more; asking twice sends one message.
    """
    dossier = Dossier.objects.get(id=dossier_id)
    if not may_be_rated(dossier) or Rating.objects.filter(dossier=dossier).exists():
        return
    token = signing.dumps(str(dossier.id), salt=LINK)
    address = settings.BASE_URL.rstrip("/")
    notify.send(
        account_id=dossier.applicant_id,
        template="dossiers.rate",
        data={
            "code": dossier.code,
            "procedure": shorten(dossier.procedure_name, LONGEST_NAME, placeholder="…"),
            "link": address + reverse("portal:rate_by_link", args=[token]),
        },
        matter_id=dossier.matter_id,
        key=f"rate:{dossier.id}",
        mail=dossier.applicant_mail,
        phone=dossier.applicant_phone,
    )
