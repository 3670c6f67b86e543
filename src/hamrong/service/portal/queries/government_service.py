"""What machines read on a public page: schema.org's words for a procedure."""

from collections.abc import Mapping

from hamrong.service.procedures.interface import ProcedureView


def government_service(view: ProcedureView, address: str) -> Mapping[str, object]:
    """Describe a procedure as schema.org's GovernmentService.

    `address` is the absolute address of the page. An online channel is named only while the
    procedure can really be filed here. Source: https://schema.org/GovernmentService
    """
    described: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "@id": address,
        "url": address,
        "identifier": view.code,
        "name": view.name,
        "serviceType": view.field,
        "provider": {"@type": "GovernmentOrganization", "name": view.decided_by},
        "serviceOutput": {"@type": "Thing", "name": view.result_name},
    }
    if view.fileable:
        described["availableChannel"] = {"@type": "ServiceChannel", "serviceUrl": address}
    return described
