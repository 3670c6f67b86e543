"""Plans and their tasks, for officials."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hamrong.governance.plan.access import may_edit, reads_all, the_plan
from hamrong.governance.plan.queries.drafts import has_draft, startable, under_work
from hamrong.governance.plan.queries.editions import editions
from hamrong.governance.plan.queries.overview import overview
from hamrong.governance.plan.queries.part_page import part_page
from hamrong.governance.plan.queries.plan_page import plan_page
from hamrong.governance.plan.queries.plans import plans
from hamrong.governance.plan.queries.task_page import task_page
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow


@require_safe
@allow(Rule.OFFICIAL)
def plan_list(request: ActorRequest) -> HttpResponse:
    """Show the plans there are."""
    context = {
        "plans": plans(request.actor),
        "in_work": under_work(request.actor),
        "may_start": bool(startable(request.actor)),
    }
    return render(request, "plan/plans.html", context)


@require_safe
@allow(Rule.OFFICIAL)
def plan(request: ActorRequest, key: str) -> HttpResponse:
    """Show a plan's tasks by section, narrowed to a sign or to one's own."""
    sign, mine = request.GET.get("dau-hieu", ""), "cua-toi" in request.GET
    page = plan_page(request.actor, key, sign=sign, only_mine=mine)
    return render(request, "plan/plan.html", {"plan": page, "sign": sign, "mine": mine})


@require_safe
@allow(Rule.OFFICIAL)
def whole(request: ActorRequest, key: str) -> HttpResponse:
    """Show a plan on one page, for who leads."""
    return render(request, "plan/overview.html", {"page": overview(request.actor, key)})


@require_safe
@allow(Rule.OFFICIAL)
def task(request: ActorRequest, key: str, number: int) -> HttpResponse:
    """Show a task, who carries it and how far."""
    return render(request, "plan/task.html", {"task": task_page(request.actor, key, number)})


@require_safe
@allow(Rule.OFFICIAL)
def part(request: ActorRequest, assignment_id: UUID) -> HttpResponse:
    """Show an agency's part of a task."""
    return render(request, "plan/part.html", {"part": part_page(request.actor, assignment_id)})


@require_safe
@allow(Rule.OFFICIAL)
def history(request: ActorRequest, key: str) -> HttpResponse:
    """Show a plan's editions, and what each changed."""
    found = editions(request.actor, key)
    plan = the_plan(request.actor, key)
    context = {
        "editions": found,
        "key": key,
        "leads": reads_all(request.actor, plan),
        "may_edit": may_edit(request.actor, plan),
        "has_draft": has_draft(plan),
    }
    return render(request, "plan/editions.html", context)
