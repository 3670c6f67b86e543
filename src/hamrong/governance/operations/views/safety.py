"""The page about backups and drills."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamrong.governance.operations.access import must_operate
from hamrong.governance.operations.actions.ask_run import ask_run
from hamrong.governance.operations.queries.safety import safety
from hamrong.governance.operations.rules import Kind
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow


@require_safe
@allow(Rule.ADMINISTRATOR)
def backups(request: ActorRequest) -> HttpResponse:
    """Show the last backup and drill, what a disaster would cost, and the history."""
    must_operate(request.actor)
    return render(request, "operations/backups.html", {"safety": safety()})


@require_POST
@allow(Rule.ADMINISTRATOR)
def back_up(request: ActorRequest) -> HttpResponse:
    """Have a backup made now."""
    ask_run(request.actor, Kind.BACKUP)
    messages.success(request, _("Đã bắt đầu sao lưu ở nền. Kết quả hiện ở trang này khi xong."))
    return redirect("operations:backups")


@require_POST
@allow(Rule.ADMINISTRATOR)
def drill(request: ActorRequest) -> HttpResponse:
    """Have a drill begin now."""
    ask_run(request.actor, Kind.DRILL)
    messages.success(request, _("Đã bắt đầu diễn tập ở nền. Kết quả hiện ở trang này khi xong."))
    return redirect("operations:backups")
