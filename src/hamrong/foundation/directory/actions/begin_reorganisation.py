"""Begin to carry out a reorganisation: its day counts as come."""

from datetime import date

from django.db import transaction

from hamrong.foundation.directory.models import Agency, Reorganisation
from hamrong.foundation.directory.queries.succession import Passing, succeeded
from hamrong.kernel.calendar.interface import now


@transaction.atomic
def begin_reorganisation(on: date) -> None:
    """Note that the day has come here, and who keeps the files of each agency that has ended.

    Where an installation stands at a set date, its organisation date moves on to this day.
    Beginning again changes nothing but what a newer pack says of heirs.

    Raises:
        KeyError: there is no reorganisation on that day.
    """
    row = Reorganisation.objects.select_for_update().filter(on=on).first()
    if row is None:
        raise KeyError(on)
    ended = [
        Agency(id=old_id, heir_id=found.heirs[0].id)
        for old_id, found in succeeded(on).items()
        if found.how is not Passing.ABOLISHED and found.heirs
    ]
    Agency.objects.bulk_update(ended, ["heir_id"], batch_size=500)
    if row.begun_at is None:
        row.begun_at = now()
        row.save(update_fields=["begun_at"])
