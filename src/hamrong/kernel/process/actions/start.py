"""Start a matter on its process."""

from collections.abc import Mapping
from uuid import UUID

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.process.actions.enter import enter
from hamrong.kernel.process.models import ProcessInstance
from hamrong.kernel.process.queries.definitions import definition_of, latest


def start(  # noqa: PLR0913
    *,
    matter_id: UUID,
    key: str,
    places: Mapping[str, UUID],
    title: str,
    link: str,
    code: str = "",
    applicant: str = "",
    search: str = "",
) -> UUID:
    """Put a matter at the first step of the newest version of a process; return the instance's id.

    `places` says which agency stands for each place the definition names. Title, link, code and
    applicant are what inboxes show, `search` what they find it by besides. Call it in the
    transaction that makes the matter.

    Raises:
        KeyError: no such process, or a place it needs is not given.
    """
    version = latest(key)
    definition = definition_of(version.id)
    missing = {s.place for s in definition.steps if s.place} - set(places)
    if missing:
        raise KeyError(f"the process {key} needs places for {sorted(missing)}")
    instance = ProcessInstance.objects.create(
        matter_id=matter_id,
        definition=version,
        places={name: str(agency_id) for name, agency_id in places.items()},
        title=title[:500],
        link=link,
        code=code,
        applicant=applicant[:120],
        search=search,
        step=definition.start,
    )
    enter(instance, definition.step(definition.start), came_from="", at=now())
    return instance.id
