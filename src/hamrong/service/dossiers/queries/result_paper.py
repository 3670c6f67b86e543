"""The paper that answers a dossier, as a draft and as it is issued."""

from datetime import date
from uuid import UUID

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.issuance import interface as issuance
from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.kernel.calendar.interface import VIETNAM, today
from hamrong.kernel.print.interface import render_pdf
from hamrong.service.dossiers.access import the_dossier
from hamrong.service.dossiers.models import Dossier, Result
from hamrong.service.dossiers.queries.prints import parent_name
from hamrong.service.procedures import interface as procedures
from hamrong.service.results import interface as results


def result_title(dossier: Dossier, result: Result) -> str:
    """Return what the paper is called: by its template, else as in the catalogue."""
    if result.template_id:
        return results.the_template(result.template_id).template.title
    return procedures.version(dossier.procedure_version_id).result_name


def result_digest(result: Result) -> str:
    """Return the SHA-256 of what a result says, whatever its number and day."""
    made_by = results.the_template(result.template_id).digest if result.template_id else ""
    return results.paper_digest(made_by, result.filled, result.content)


def result_pdf(dossier: Dossier, result: Result) -> bytes:
    """Print a numbered result with its checking code; one without a number as a draft."""
    if result.template_id:
        made_by = results.the_template(result.template_id)
        return results.paper_pdf(made_by, result.filled, _frame(dossier, result))
    return _plain_pdf(dossier, result)


def draft_pdf(actor: Actor, code: str) -> bytes:
    """Print the drafted result of a dossier as it would be issued, marked as a draft.

    Raises:
        NotYoursError: the dossier does not exist for this actor, or nothing is drafted.
    """
    dossier = the_dossier(actor, code)
    result = Result.objects.filter(dossier=dossier, issued_at__isnull=True).first()
    if result is None:
        raise NotYoursError
    return result_pdf(dossier, result)


def _frame(dossier: Dossier, result: Result) -> results.Frame:
    day = _day(result)
    return results.Frame(
        agency=dossier.authority.name,
        parent=parent_name(dossier.authority_id),
        place=place_of(dossier.authority_id),
        number=result.number,
        day=(day.day, day.month, day.year),
        signer=result.signer,
        signer_title=result.signer_title,
        check_code=result.check_code,
        check_url=issuance.check_url(result.check_code) if result.check_code else "",
    )


def _plain_pdf(dossier: Dossier, result: Result) -> bytes:
    frame = _frame(dossier, result)
    return render_pdf(
        "dossiers/print/result.typ",
        {
            "agency": frame.agency,
            "parent": frame.parent,
            "place": frame.place,
            "number": frame.number or "……………",
            "mark": "" if frame.number else "Dự thảo để xem trước, chưa có giá trị",
            "day": frame.day[0],
            "month": frame.day[1],
            "year": frame.day[2],
            "title": result_title(dossier, result),
            "code": dossier.code,
            "procedure": dossier.procedure_name,
            "applicant": dossier.applicant_name,
            "personal_id": dossier.applicant_personal_id,
            "address": dossier.applicant_address,
            "groups": dossier.labelled,
            "content": result.content,
            "signer": frame.signer,
            "signer_title": frame.signer_title or None,
            "check_code": frame.check_code,
            "check_url": frame.check_url,
        },
    )


def _day(result: Result) -> date:
    return result.issued_at.astimezone(VIETNAM).date() if result.issued_at else today()


def place_of(agency_id: UUID) -> str:
    """Return the place a paper is dated at: the bare name of the agency's area (Decree 30/2020).

    Areas named by a number keep their kind: "Phường 1". A department sits where the committee above
    it does. Empty where the area is not known.
    """
    office = directory.agency(agency_id)
    if not office.area_code and office.parent_id:
        office = directory.agency(office.parent_id)
    found = directory.area(office.area_code, office.valid_from) or directory.area(office.area_code)
    if found is None:
        return ""
    bare = found.name.removeprefix(f"{found.type} ")
    return found.name if bare.isdecimal() else bare
