"""How each measure that the platform can read today is read from its records."""

from collections.abc import Callable, Mapping

from hamrong.governance.plan.queries.records import Reading, Records, total
from hamrong.governance.plan.rules.popular import popular
from hamrong.governance.plan.rules.target import Share
from hamrong.service.dossiers.interface import AgencyFlow, ProcedureFlow
from hamrong.service.procedures.interface import FILED_ONLINE, PAID_ONLINE


def level_3(records: Records) -> Reading:
    """Read the procedures that are filed online, of all that are curated."""
    return _at_least(records.services, FILED_ONLINE)


def level_4(records: Records) -> Reading:
    """Read the procedures that are paid online too, of all that are curated."""
    return _at_least(records.services, PAID_ONLINE)


def popular_at_level_4(records: Records) -> Reading:
    """Read the same of the fewest procedures that brought four fifths of the time's dossiers."""
    received = {code: flow.received for code, flow in records.procedures.items()}
    found = {code: records.services.get(code, 0) for code in popular(received)}
    return _at_least(found, PAID_ONLINE)


def electronic(records: Records) -> Reading:
    """Read the procedures filed online of which no paper was handled on paper.

    It counts when dossiers filed online were finished in the time, and none of them had a paper
    that was taken in on paper, neither digitised nor held already.
    """
    online = {code for code, level in records.services.items() if level >= FILED_ONLINE}
    nothing = ProcedureFlow()
    flows = {code: records.procedures.get(code, nothing) for code in online}
    return _services({code: f.online > 0 and f.on_paper == 0 for code, f in flows.items()})


def handled_online(records: Records) -> Reading:
    """Read the dossiers filed online, of all finished in the time, by who decides."""
    return _by_agency(records, lambda flow: Share(flow.finished_online, flow.finished))


def one_stop(records: Records) -> Reading:
    """Read the dossiers received here in the time, of themselves, by who receives.

    Every dossier of the platform came through its one-stop system; what an agency took in outside
    is known only from its own declaration, which is added to the denominator.
    """
    return _by_agency(records, lambda flow: Share(flow.received, flow.received))


def satisfied(records: Records) -> Reading:
    """Read the answers of people satisfied or very satisfied, of all given in the time."""
    return _by_agency(records, lambda flow: Share(flow.satisfied, flow.rated))


def _at_least(levels: Mapping[str, int], least: int) -> Reading:
    return _services({code: level >= least for code, level in levels.items()})


def _services(counts: Mapping[str, bool]) -> Reading:
    return Reading(Share(sum(counts.values()), len(counts)), services=counts)


def _by_agency(records: Records, share: Callable[[AgencyFlow], Share]) -> Reading:
    found = {key: share(flow) for key, flow in records.agencies.items()}
    some = {key: one for key, one in found.items() if one.denominator}
    return Reading(total(some.values()), some)
