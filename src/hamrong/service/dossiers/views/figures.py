"""The leader's page: counts by state, due and overdue."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hamrong.kernel.actor.interface import Role
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers.queries.figures import figures
from hamrong.service.dossiers.queries.states import STATE_KIND, STATE_LABEL


@require_GET
@allow(Rule.OFFICIAL, roles=(Role.LEADER,))
def leader_figures(request: ActorRequest) -> HttpResponse:
    """Show the counts of the agencies this leader leads and those below."""
    counted = figures(request.actor)
    return render(
        request,
        "dossiers/figures.html",
        {
            "figures": counted,
            "states": [
                {
                    "key": state.value,
                    "label": STATE_LABEL[state],
                    "kind": STATE_KIND[state],
                    "count": count,
                }
                for state, count in counted.by_state.items()
            ],
        },
    )
