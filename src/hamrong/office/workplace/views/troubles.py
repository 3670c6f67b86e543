"""What failed for good: jobs and messages, for administrators."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hamrong.kernel.jobs import interface as jobs
from hamrong.kernel.notify import interface as notify
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow

JOBS_SHOWN = 50
LATEST = 2**62
LONGEST_NUMBER = 12


@require_GET
@allow(Rule.ADMINISTRATOR)
def trouble_list(request: ActorRequest) -> HttpResponse:
    """List failed jobs and undelivered messages, latest first, and whether a worker lives."""
    failed = jobs.failed_jobs(_number(request, "truoc", LATEST))
    return render(
        request,
        "workplace/troubles.html",
        {
            "alive": jobs.worker_alive(),
            "jobs": failed,
            "older_jobs": f"?truoc={failed[-1].id}" if len(failed) == JOBS_SHOWN else "",
            "letters": notify.failed_messages(_number(request, "trang", 1)),
        },
    )


def _number(request: ActorRequest, name: str, default: int) -> int:
    """Read a number of the address; one that cannot be meant is the default."""
    typed = request.GET.get(name, "")
    meant = typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER
    return int(typed) if meant else default


@require_POST
@allow(Rule.ADMINISTRATOR)
def run_again(request: ActorRequest, job_id: int) -> HttpResponse:
    """Put a failed job back into the queue."""
    if job_id in {job.id for job in jobs.failed_jobs(job_id + 1)}:
        jobs.retry(job_id)
        messages.success(request, _("Đã đưa việc nền trở lại hàng chờ."))
    else:
        messages.warning(request, _("Việc nền này không còn ở trạng thái hỏng."))
    return redirect("workplace:troubles")


@require_POST
@allow(Rule.ADMINISTRATOR)
def send_again(request: ActorRequest, delivery_id: UUID) -> HttpResponse:
    """Queue an undelivered message again."""
    notify.retry_message(request.actor, delivery_id)
    messages.success(request, _("Đã đưa tin trở lại hàng gửi."))
    return redirect("workplace:troubles")
