"""Background work of the officials' day."""

from uuid import UUID

from hamrong.kernel.jobs.interface import handler
from hamrong.office.workplace.actions.bulk import carry_out


@handler("workplace.run_bulk")
def run_bulk(run_id: str) -> None:
    """Go on with an order for many items; what is done is not done again."""
    carry_out(UUID(run_id))
