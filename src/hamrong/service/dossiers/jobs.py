"""Background work of the one-stop shop."""

import logging
from typing import Any
from uuid import UUID

from hamrong.kernel.jobs.interface import handler, periodic
from hamrong.service.dossiers.actions.apologise import apologise, enqueue_apologies
from hamrong.service.dossiers.actions.ask_rating import ask_rating, plan_rating
from hamrong.service.dossiers.actions.keep_control_slip import keep_control_slip
from hamrong.service.dossiers.actions.make_slip import make_slip
from hamrong.service.dossiers.actions.pay_online import fee_paid
from hamrong.service.dossiers.actions.remind_heads import remind_heads
from hamrong.service.dossiers.actions.remind_opinions import remind_opinions
from hamrong.service.dossiers.actions.settle_tally import recount, settle_tally
from hamrong.service.dossiers.actions.tell_applicant import tell_applicant
from hamrong.service.dossiers.rules import SlipKind

_log = logging.getLogger(__name__)


@handler("dossiers.make_slip")
def print_slip(dossier_id: str, kind: str, occasion: int) -> None:
    """Print a form; printing twice gives one."""
    make_slip(UUID(dossier_id), SlipKind(kind), occasion)


@handler("dossiers.keep_control_slip")
def keep_slip(entry_id: str, matter_id: str, data: dict[str, Any], **_kind: str) -> None:
    """Keep the control slip of a hand-over, of any kind; the entry's id makes it once."""
    keep_control_slip(UUID(matter_id), entry_id=entry_id, entered=str(data["entered"]))


@handler("dossiers.tell_applicant")
def tell(entry_id: str, matter_id: str, kind: str, data: dict[str, Any]) -> None:
    """Tell the applicant of a fact; the entry's id makes it once."""
    tell_applicant(UUID(matter_id), entry_id=entry_id, event=kind, data=data)


@handler("dossiers.plan_rating")
def plan_to_ask(matter_id: str, **_entry: object) -> None:
    """Plan to ask how it went, whatever ended the dossier."""
    plan_rating(UUID(matter_id))


@handler("dossiers.ask_rating")
def ask_how_it_went(dossier_id: str) -> None:
    """Ask once; a dossier that was rated or taken up again is left alone."""
    ask_rating(UUID(dossier_id))


@handler("dossiers.fee_paid")
def settle_fee(matter_id: str, **_fact: object) -> None:
    """Go on where a fee was waited for; doing it twice changes nothing."""
    fee_paid(UUID(matter_id))


@handler("dossiers.apologise")
def say_sorry(dossier_id: str) -> None:
    """Write the apology for a missed time; once for each."""
    apologise(UUID(dossier_id))


@periodic("dossiers.find_overdue", cron="*/10 * * * *")
def find_overdue() -> None:
    """Look for dossiers whose time ran out."""
    enqueue_apologies()


@periodic("dossiers.remind_heads", cron="0 7 * * *")
def remind() -> None:
    """Put before the heads what no message could apologise for."""
    remind_heads()


@periodic("dossiers.remind_opinions", cron="*/15 * * * *")
def remind_of_opinions() -> None:
    """Remind of questions whose day comes, and of those whose day has passed."""
    remind_opinions()


@periodic("dossiers.settle_tally", cron="*/5 * * * *")
def settle_counts() -> None:
    """Add up what changed in the counts."""
    settle_tally()


@periodic("dossiers.recount", cron="40 2 * * *")
def compare_counts() -> None:
    """Compare the counts with all dossiers, and put right what differs."""
    if differing := recount():
        _log.error("counts of dossiers differed", extra={"counts": differing})
