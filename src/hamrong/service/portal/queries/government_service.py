"""What machines read on a public page: schema.org's words for a procedure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext

from hamrong.service.procedures.interface import Fee, LifeEvent, ProcedureView, RawView

Thing = Mapping[str, Any]
_BUSINESS = frozenset({LifeEvent.START_BUSINESS, LifeEvent.RUN_BUSINESS})


def government_service(
    view: ProcedureView, address: str, *, filing: str = "", checking: str = "", owner: str = ""
) -> Thing:
    """Describe a procedure as schema.org's GovernmentService.

    `address` is the absolute address of the page, `filing` and `checking` those where it is filed
    and its result checked. An online channel and the action of filing are named only while the
    procedure can really be filed here. Source: https://schema.org/GovernmentService
    """
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "@id": address,
        "url": address,
        "identifier": view.code,
        "name": view.name,
        "serviceType": view.field,
        "inLanguage": "vi",
        "jurisdiction": _area(owner),
        "areaServed": _area(owner),
        "audience": _audience(view),
        "serviceOperator": _organization(view.received_by),
        "provider": _organization(view.decided_by),
        "serviceOutput": {"@type": "Thing", "name": view.result_name},
        "termsOfService": "; ".join(view.basis),
        "subjectOf": [{"@type": "Legislation", "name": one} for one in view.basis],
        "availableChannel": _channels(view, filing or address),
        "offers": [_offer(fee) for fee in _fees(view)],
    }
    if view.fileable:
        described["potentialAction"] = _filing(filing or address)
    if checking:
        described["serviceOutput"]["url"] = checking
    return {key: value for key, value in described.items() if value not in (None, [], "")}


def published_service(view: RawView, address: str, *, owner: str = "") -> Thing:
    """Describe a record of the national catalogue that nobody curated: nothing is filed here."""
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "@id": address,
        "url": address,
        "identifier": view.code,
        "name": view.name,
        "serviceType": view.field,
        "inLanguage": "vi",
        "jurisdiction": _area(owner),
        "areaServed": _area(owner),
        "audience": [{"@type": "Audience", "audienceType": one} for one in view.audiences],
        "provider": [_organization(one) for one in view.agencies],
        "serviceOutput": [{"@type": "Thing", "name": one} for one in view.results],
        "subjectOf": [{"@type": "Legislation", "name": one} for one in view.basis],
        "availableChannel": [_desk(one) for one in view.received_by],
    }
    return {key: value for key, value in described.items() if value not in (None, [], "")}


def _desk(name: str) -> Thing:
    place = {"@type": "Place", "name": name}
    return {"@type": "ServiceChannel", "name": name, "serviceLocation": place}


def _filing(address: str) -> Thing:
    platforms = ["https://schema.org/DesktopWebPlatform", "https://schema.org/MobileWebPlatform"]
    target = {"@type": "EntryPoint", "urlTemplate": address, "actionPlatform": platforms}
    return {"@type": "ApplyAction", "target": target}


def _audience(view: ProcedureView) -> Thing:
    if view.life_event in _BUSINESS:
        return {"@type": "BusinessAudience", "audienceType": gettext("Doanh nghiệp, hộ kinh doanh")}
    return {"@type": "Audience", "audienceType": gettext("Người dân")}


def _area(owner: str) -> Thing | None:
    return {"@type": "AdministrativeArea", "name": owner} if owner else None


def _organization(name: str) -> Thing:
    return {"@type": "GovernmentOrganization", "name": name}


def _channels(view: ProcedureView, filing: str) -> Sequence[Thing]:
    """Return the ways in: online while it is open, and the desk that takes paper."""
    online = {"@type": "ServiceChannel", "name": view.online_words, "serviceUrl": filing}
    desk = _desk(view.received_by)
    return [online, desk] if view.fileable else [desk]


def _fees(view: ProcedureView) -> Iterable[Fee]:
    return [*view.fees, *(fee for case in view.cases for fee in case.fees)]


def _offer(fee: Fee) -> Thing:
    """Return a fee; an amount a provincial rule decides has a name and no price."""
    priced = {"price": fee.amount, "priceCurrency": "VND"} if fee.amount is not None else {}
    when = {"description": fee.when} if fee.when else {}
    return {"@type": "Offer", "name": fee.name, **priced, **when}
