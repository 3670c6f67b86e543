"""Compare a day of ours with the platform's list."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext_noop

from hamrong.kernel.calendar.interface import VIETNAM, now, today
from hamrong.service.payments.actions.look import look
from hamrong.service.payments.models import DayCheck, DayGap, OnlinePayment
from hamrong.service.payments.ports import PlatformDay, is_configured, platform
from hamrong.service.payments.rules import LIVE, Gap, OnlineState, gaps

LOOK_BACK = 7
SYSTEM_NAME = "Hệ thống"
AGREES_NOW = gettext_noop("Khớp khi đối chiếu lại")


def reconcile_days() -> None:
    """Compare yesterday and whatever of the last week is not compared yet.

    Raises:
        PlatformError: the platform does not answer; the job is run again.
    """
    if not is_configured():
        return
    days = [today() - timedelta(days=back) for back in range(1, LOOK_BACK + 1)]
    done = set(DayCheck.objects.filter(day__in=days).values_list("day", flat=True))
    for day in days:
        if day not in done:
            reconcile(day)


def reconcile(day: date) -> None:
    """Compare one day of Vietnamese time; what differs stays open until somebody notes why.

    What the platform has and we only lack the news of is asked about first, so that it is found
    again instead of being reported. What agrees when compared anew is ended.

    Raises:
        PlatformError: the platform does not answer.
    """
    theirs = platform().day(day)
    _ask_about(theirs)
    ours = _ours(day)
    found = gaps(dict(ours.paid), dict(theirs.paid))
    found += gaps(dict(ours.refunded), dict(theirs.refunded), refunds=True)
    with transaction.atomic():
        open_now = {(reference, kind) for reference, kind, _ours_, _theirs in found}
        for old in DayGap.objects.select_for_update().filter(day=day, ended_at__isnull=True):
            if (old.reference, old.kind) not in open_now:
                old.ended_at, old.ended_by, old.note = now(), SYSTEM_NAME, AGREES_NOW
                old.save(update_fields=["ended_at", "ended_by", "note"])
        _write(day, found)
        DayCheck.objects.update_or_create(
            day=day,
            defaults={
                "checked_at": now(),
                "ours": sum(ours.paid.values()) - sum(ours.refunded.values()),
                "theirs": sum(theirs.paid.values()) - sum(theirs.refunded.values()),
                "count": len(theirs.paid),
            },
        )


def _ask_about(theirs: PlatformDay) -> None:
    told = [*theirs.paid, *theirs.refunded]
    open_here = (*LIVE, OnlineState.FAILED, OnlineState.EXPIRED, OnlineState.REFUNDING)
    lacking = OnlinePayment.objects.filter(reference__in=told, state__in=open_here)
    for payment_id in lacking.values_list("id", flat=True):
        look(payment_id, ended_too=True)


def _ours(day: date) -> PlatformDay:
    begins = datetime.combine(day, time(), tzinfo=VIETNAM)
    until = begins + timedelta(days=1)
    paid = OnlinePayment.objects.filter(paid_at__gte=begins, paid_at__lt=until)
    back = OnlinePayment.objects.filter(refunded_at__gte=begins, refunded_at__lt=until)
    return PlatformDay(
        dict(paid.values_list("reference", "amount")), dict(back.values_list("reference", "amount"))
    )


def _write(day: date, found: list[tuple[str, Gap, int, int]]) -> None:
    known = OnlinePayment.objects.filter(reference__in=[one[0] for one in found])
    whose = {one.reference: one.request for one in known.select_related("request")}
    for reference, kind, ours, theirs in found:
        request = whose.get(reference)
        DayGap.objects.get_or_create(
            day=day,
            reference=reference[:40],
            kind=kind,
            defaults={
                "agency_id": request.agency_id if request else None,
                "code": request.code if request else "",
                "ours": ours,
                "theirs": theirs,
                "found_at": now(),
            },
        )
