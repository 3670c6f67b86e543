"""Revoke a paper."""

from hamrong.foundation.issuance.models import IssuedPaper
from hamrong.kernel.calendar.interface import now


def revoke(check_code: str, *, because: str) -> None:
    """Mark a paper as revoked from now on; the reason is shown to whoever checks it.

    Raises:
        ValueError: no reason is given, or there is no such valid paper.
    """
    if not because.strip():
        raise ValueError("a paper is revoked for a reason")
    revoked = IssuedPaper.objects.filter(check_code=check_code, revoked_at__isnull=True).update(
        revoked_at=now(), revoked_because=because.strip()
    )
    if not revoked:
        raise ValueError(f"the paper {check_code} is unknown or revoked already")
