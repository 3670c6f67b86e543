"""Get the lists of revoked certificates of the authorities trusted now."""

from datetime import datetime, timedelta

import structlog
from cryptography import x509

from hamrong.foundation.signing.models import Authority, RevocationList
from hamrong.foundation.signing.ports import UnreachableError, fetched
from hamrong.foundation.signing.queries.trusted import trusted_authorities
from hamrong.kernel.calendar.interface import now

AHEAD = timedelta(hours=2)
"""A list is replaced this long before it ends."""
PATIENCE = timedelta(minutes=2)
"""An authority that did not answer is left alone this long: readers of pages wait only once."""
log = structlog.get_logger(__name__)


def refresh_lists(*, ahead: timedelta = AHEAD) -> int:
    """Fetch each list that is missing or ends within `ahead`; return how many were replaced.

    A list is kept only if the authority signed it and it is newer than the one at hand; a failure
    is noted beside the old list, which stays.
    """
    moment = now()
    known = {one.authority_id: one for one in RevocationList.objects.all()}
    wanted = [one for one in trusted_authorities(moment) if one.crl_url]
    return sum(
        _refresh(one, known.get(one.id), moment)
        for one in wanted
        if _is_due(known.get(one.id), moment, ahead)
    )


def _is_due(row: RevocationList | None, moment: datetime, ahead: timedelta) -> bool:
    if row is None:
        return True
    if row.fault and moment - row.tried_at < PATIENCE:
        return False
    return row.next_update is None or row.next_update <= moment + ahead


def _refresh(authority: Authority, row: RevocationList | None, moment: datetime) -> bool:
    told: dict[str, object] = {"tried_at": moment, "fault": ""}
    try:
        content = fetched(authority.crl_url)
        told |= _read(authority, content, row)
    except (UnreachableError, ValueError, TypeError) as error:
        log.warning("a revocation list could not be had", authority=authority.name, why=str(error))
        told["fault"] = str(error)[:300]
    RevocationList.objects.update_or_create(authority=authority, defaults=told)
    return "content" in told


def _read(authority: Authority, content: bytes, row: RevocationList | None) -> dict[str, object]:
    found = x509.load_der_x509_crl(content)
    issuer = x509.load_der_x509_certificate(bytes(authority.certificate))
    if not found.is_signature_valid(issuer.public_key()):  # type: ignore[arg-type]
        raise ValueError("the list is not signed by the authority")
    if row is not None and row.this_update and found.last_update_utc < row.this_update:
        raise ValueError("the list is older than the one at hand")
    return {
        "content": content,
        "this_update": found.last_update_utc,
        "next_update": found.next_update_utc,
    }
