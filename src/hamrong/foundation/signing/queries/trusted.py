"""The trust list as of a moment."""

from dataclasses import dataclass
from datetime import date, datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from django.db.models import Q

from hamrong.foundation.signing.models import Authority, AuthorityKind, RevocationList
from hamrong.foundation.signing.rules.material import Material
from hamrong.kernel.calendar.interface import VIETNAM


@dataclass(frozen=True)
class AuthorityView:
    """An authority of the trust list, and how fresh its list of revoked certificates is."""

    name: str
    kind: str
    scheme: str
    sha256: str
    trusted_from: date
    trusted_to: date | None
    listed_until: datetime | None
    fault: str


def trusted_authorities(moment: datetime) -> list[Authority]:
    """Return the authorities trusted at a moment, in one query."""
    day = moment.astimezone(VIETNAM).date()
    until = Q(trusted_to__isnull=True) | Q(trusted_to__gte=day)
    return list(Authority.objects.filter(until, trusted_from__lte=day).order_by("name"))


def material(moment: datetime) -> Material:
    """Return what signatures are judged by at a moment, in two queries.

    A list of revoked certificates that has ended is left out: nothing follows from it.
    """
    trusted = trusted_authorities(moment)
    lists = RevocationList.objects.filter(
        authority__in=[one.id for one in trusted],
        content__isnull=False,
        next_update__gt=moment,
    )
    roots = [one for one in trusted if one.kind == AuthorityKind.ROOT]
    others = [one for one in trusted if one.kind == AuthorityKind.INTERMEDIATE]
    return Material(
        roots=tuple(bytes(one.certificate) for one in roots),
        others=tuple(bytes(one.certificate) for one in others),
        crls=tuple(bytes(one.content) for one in lists if one.content is not None),
    )


def trust_list(moment: datetime) -> list[AuthorityView]:
    """Return the trust list to be read, in two queries."""
    trusted = trusted_authorities(moment)
    lists = {one.authority_id: one for one in RevocationList.objects.all()}
    return [
        AuthorityView(
            name=one.name,
            kind=one.kind,
            scheme=one.scheme,
            sha256=one.sha256,
            trusted_from=one.trusted_from,
            trusted_to=one.trusted_to,
            listed_until=lists[one.id].next_update if one.id in lists else None,
            fault=lists[one.id].fault if one.id in lists else "",
        )
        for one in trusted
    ]


def issuer_of(certificate: x509.Certificate, moment: datetime) -> Authority | None:
    """Return the trusted authority that signed a certificate, None when nobody trusted did."""
    for one in trusted_authorities(moment):
        if one.kind == AuthorityKind.TIMESTAMP:
            continue
        try:
            above = x509.load_der_x509_certificate(bytes(one.certificate))
            certificate.verify_directly_issued_by(above)
        except (ValueError, TypeError, InvalidSignature):
            continue
        return one
    return None


def chain_of(certificate: bytes, moment: datetime) -> tuple[bytes, ...]:
    """Return the certificates above one (DER), nearest first, without the root."""
    found: list[bytes] = []
    current = x509.load_der_x509_certificate(certificate)
    while (above := issuer_of(current, moment)) and above.kind != AuthorityKind.ROOT:
        content = bytes(above.certificate)
        if content in found:
            break
        found.append(content)
        current = x509.load_der_x509_certificate(content)
    return tuple(found)
