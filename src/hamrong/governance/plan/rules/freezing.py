"""When the values of a quarter stand for ever. Pure.

Figures close on the plan's day (Decision 1118/QĐ-UBND part V.7.e). What agencies declare about a
closed quarter they write into the reports they owe after that day; it stands when the province's
own report is due (part V.1.b).
"""

from datetime import datetime, timedelta

from hamrong.governance.plan.rules.quarter import (
    Quarter,
    ReportingDays,
    midnight,
)


def freezes_at(quarter: Quarter, days: ReportingDays, *, declared: bool) -> datetime:
    """Return the moment from which a value stands: measured alone, or with what is declared."""
    if declared:
        return midnight(quarter.province_due(days) + timedelta(days=1))
    return quarter.closed_at(days)
