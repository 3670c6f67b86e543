"""The row of a reorganisation's carrying out: made when something is decided or begun."""

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.directory.interface import ReorganisationView
from hamrong.foundation.reorganisation.models import Run
from hamrong.kernel.actor.interface import NotYoursError
from hamrong.kernel.matter.interface import open_matter

MATTER_KIND = "reorganisation"


def locked_run(day: ReorganisationView) -> Run:
    """Return the run of a day, locked for the transaction; made on first use.

    Raises:
        NotYoursError: there is no province.
    """
    run = Run.objects.select_for_update().filter(on=day.on).first()
    if run is not None:
        return run
    province = directory.authority_for(level="province", on=day.on)
    if province is None:
        raise NotYoursError
    matter_id = open_matter(kind=MATTER_KIND, title=day.title or str(day.on), agency_id=province.id)
    Run.objects.bulk_create([Run(on=day.on, matter_id=matter_id)], ignore_conflicts=True)
    return Run.objects.select_for_update().get(on=day.on)
