"""How much of a procedure can be done online: derived from what is switched on.

What an agency announced can lower it, never raise it.

Sources: Circular 32/2017/TT-BTTTT (levels 1 to 4: told, forms to fetch, filed online, also paid
online) and Decree 42/2022/NĐ-CP (whole: nobody has to come; partial: some step is done in person).
"""

from dataclasses import dataclass
from enum import StrEnum

FORM_TO_FETCH, FILED_ONLINE, PAID_ONLINE = 2, 3, 4


class OnlineScope(StrEnum):
    """How much of a procedure can be done online (Decree 42/2022/NĐ-CP)."""

    WHOLE = "whole"
    PARTIAL = "partial"
    INFORMATION = "information"


class Ability(StrEnum):
    """What the platform can do for every procedure once a part of it is there."""

    PAYMENT = "payment"
    RESULT = "result"


class Lack(StrEnum):
    """Why a procedure is not wholly online."""

    FILING = "filing"
    PROCESS = "process"
    PAYMENT = "payment"
    RESULT = "result"
    PRESENCE = "presence"
    ORIGINALS = "originals"
    ANNOUNCEMENT = "announcement"


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands about a procedure: whether it is filed here, and what it asks of people.

    `has_form` where its form can at least be fetched and printed, `owes` where anybody may have to
    pay, `presence` where people must come, `originals` where everybody shows papers at the desk,
    `announced` where the agency itself announced level 4.
    """

    fileable: bool
    has_form: bool
    owes: bool
    presence: bool
    originals: bool
    announced: bool


@dataclass(frozen=True, slots=True)
class ServiceLevel:
    """The level of 2017, today's words for it, and all that keeps it from being wholly online."""

    level: int
    scope: OnlineScope
    lacks: tuple[Lack, ...]


def service_level(facts: Facts, able: frozenset[Ability]) -> ServiceLevel:
    """Derive the level of a procedure.

    What cannot be filed here is information only: level 2 where its form can be fetched and
    printed, level 1 where not (Circular 32/2017/TT-BTTTT). Level 4 asks that whatever is owed can
    be paid online; a result by post or at the desk does not lower it. Data that name no visit do
    not prove that there is none (an examination, an inspection): without the agency's own
    announcement of level 4 nothing above level 3 is claimed, and nothing whole.
    """
    if not facts.fileable and facts.has_form:
        return ServiceLevel(FORM_TO_FETCH, OnlineScope.INFORMATION, (Lack.PROCESS,))
    if not facts.fileable:
        return ServiceLevel(1, OnlineScope.INFORMATION, (Lack.FILING,))
    unpaid = facts.owes and Ability.PAYMENT not in able
    missing = {
        Lack.PAYMENT: unpaid,
        Lack.RESULT: Ability.RESULT not in able,
        Lack.PRESENCE: facts.presence,
        Lack.ORIGINALS: facts.originals,
        Lack.ANNOUNCEMENT: not facts.announced,
    }
    lacks = tuple(lack for lack, holds in missing.items() if holds)
    scope = OnlineScope.PARTIAL if lacks else OnlineScope.WHOLE
    complete = facts.announced and not unpaid
    return ServiceLevel(PAID_ONLINE if complete else FILED_ONLINE, scope, lacks)
