"""Load the plans of a pack, and the amendments decided to them."""

from datetime import date
from typing import Any

from hamrong.foundation.directory import interface as directory
from hamrong.governance.plan.actions.put_in_force import put_in_force
from hamrong.governance.plan.models import Edition, EditionState, Plan
from hamrong.governance.plan.queries.measures import MEASURES
from hamrong.governance.plan.rules.edition import amended, as_json
from hamrong.governance.plan.rules.schema import AMENDMENT, PLAN
from hamrong.governance.plan.rules.soundness import troubles
from hamrong.kernel.actor.interface import SYSTEM
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.matter.interface import open_matter
from hamrong.kernel.pack.interface import Document, LoadReport, Pack, PackError, section

PLANS = "plans/*.yaml"
AMENDMENTS = "plans/amendments/*.yaml"
PLAN_MATTER = "plan"


@section("plans", order=60)
def load_plans(pack: Pack) -> LoadReport:
    """Adopt each plan that is not there yet, then decide the amendments that are new.

    A plan that is there is not changed by its file: what has been in force never changes. Change
    it by an amendment, as a file or in the browser.

    Raises:
        PackError: with file and line of everything that is wrong.
    """
    documents = [pack.read(file, PLAN) for file in pack.files(PLANS)]
    changed = sum(_adopt(document) for document in documents)
    for file in pack.files(AMENDMENTS):
        changed += _amend(pack.read(file, AMENDMENT))
    return LoadReport("plans", Plan.objects.count(), changed)


def check(document: Document, content: dict[str, Any]) -> None:
    """Refuse a plan whose names, numbers or measures do not fit.

    Raises:
        PackError: with file and line of each.
    """
    names = {agency.short_name for agency in directory.agencies_by_rank()}
    if found := troubles(content, names, MEASURES):
        raise PackError([document.fault(one.english(), *one.path) for one in found])


def _adopt(document: Document) -> bool:
    content = as_json(document.value)
    check(document, content)
    key = content["key"]
    if Plan.objects.filter(key=key).exists():
        return False
    keeper = next(a for a in directory.agencies_by_rank() if a.short_name == content["keeper"])
    begins = date.fromisoformat(content["period"]["from"])
    plan = Plan.objects.create(
        key=key,
        title=content["title"],
        keeper_id=keeper.id,
        begins_on=begins,
        ends_on=date.fromisoformat(content["period"]["to"]),
        reporting=content["reporting"],
        matter_id=open_matter(kind=PLAN_MATTER, title=content["title"], agency_id=keeper.id),
    )
    edition = Edition.objects.create(
        plan=plan,
        number=1,
        valid_from=begins,
        decision=content["decision"],
        content=content,
        state=EditionState.DECIDED,
    )
    put_in_force(edition, by=SYSTEM)
    return True


def _amend(document: Document) -> bool:
    said = as_json(document.value)
    plan = Plan.objects.filter(key=said["amends"]).first()
    if plan is None:
        raise document.error(f"there is no plan '{said['amends']}'", "amends")
    last = plan.editions.exclude(state=EditionState.DRAFT).order_by("-number").first()
    if last is None or plan.editions.filter(decision=said["decision"]).exists():
        return False
    try:
        content = amended(last.content, said)
    except KeyError as error:
        raise document.error(f"a new task needs a section of the plan: {error}", "tasks") from None
    content["decision"] = said["decision"]
    check(document, content)
    newest = plan.editions.order_by("-number").first() or last  # a draft has its number already
    edition = Edition.objects.create(
        plan=plan,
        number=newest.number + 1,
        valid_from=date.fromisoformat(said["from"]),
        decision=said["decision"],
        content=content,
        state=EditionState.DECIDED,
    )
    if edition.valid_from <= today():
        put_in_force(edition, by=SYSTEM)
    return True
