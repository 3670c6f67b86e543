"""Background work of a reorganisation."""

from datetime import date

from hamrong.foundation.reorganisation.actions.carry_on import carry_on, take_up
from hamrong.kernel.jobs.interface import handler, periodic


@handler("reorganisation.carry_on")
def next_turn(on: str) -> None:
    """Move things for a turn; repeating moves nothing twice."""
    carry_on(date.fromisoformat(on))


@periodic("reorganisation.take_up", cron="*/2 * * * *")
def lost_runs() -> None:
    """Take up what a worker that died left unfinished."""
    take_up()
