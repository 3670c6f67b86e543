"""Enter a paper before it is printed, so that its number and code can stand on it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hamrong.foundation.issuance.models import IssuedPaper
from hamrong.foundation.issuance.rules import new_check_code
from hamrong.kernel.calendar.interface import VIETNAM, now
from hamrong.kernel.ids.interface import next_number


@dataclass(frozen=True)
class Reserved:
    """What is printed on the paper; the number is empty for papers of no register."""

    check_code: str
    number: str


def reserve(
    *,
    matter_id: UUID,
    kind: str,
    title: str,
    agency_id: UUID,
    holder_name: str,
    register: str = "",
    at: datetime | None = None,
) -> Reserved:
    """Enter a paper and return its code and number; seal it with its file before the commit.

    A register numbers an agency's papers from 1 each year without gaps: "12/2024/KQ". Call it in
    the transaction of the issue, and late: the register is locked until the commit.
    """
    moment = (at or now()).astimezone(VIETNAM)
    number = ""
    if register:
        series = f"paper:{agency_id}:{register}:{moment.year}"
        number = f"{next_number(series)}/{moment.year}/{register}"
    paper = IssuedPaper.objects.create(
        check_code=new_check_code(),
        matter_id=matter_id,
        agency_id=agency_id,
        kind=kind,
        title=title[:300],
        register=register,
        number=number,
        holder_name=holder_name[:120],
        issued_at=moment,
    )
    return Reserved(paper.check_code, paper.number)
