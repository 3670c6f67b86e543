"""Forget sessions that ended."""

from django.contrib.sessions.models import Session

from hamrong.kernel.calendar.interface import now


def forget_sessions() -> int:
    """Delete the rows of sessions that ended by their age and return how many."""
    removed, _each = Session.objects.filter(expire_date__lt=now()).delete()
    return removed
