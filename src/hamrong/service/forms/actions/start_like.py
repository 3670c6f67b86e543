"""Start another draft like one filled before."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.identity.interface import Account
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.service.forms.access import AT_THE_COUNTER, own_draft, visible_to
from hamrong.service.forms.actions.start_draft import KEPT_FOR, MOST_OPEN
from hamrong.service.forms.models import Draft, FormVersion
from hamrong.service.forms.queries.areas import setting
from hamrong.service.forms.queries.form import form_version
from hamrong.service.forms.rules.taking_over import taken_over

LIKE = "like"
"""The choice that names the draft another one was made after."""


@transaction.atomic
def start_like(actor: Actor, draft_id: UUID) -> UUID:
    """Make a draft with the answers of one of the actor's own, sent or not; return its id.

    It is made in the form of today. What the form asks anew each time, statements and files are
    left out (`taken_over`); the choices of the purpose (place, case) come along. Pressed twice, it
    makes one: a draft made after the same one and not touched since is returned.

    Raises:
        NotYoursError: no such draft for this actor, or its form is no more.
        RefusedError: the account has too many open drafts.
    """
    source = own_draft(actor, draft_id)
    if source.purpose == AT_THE_COUNTER or actor.account_id is None:
        raise NotYoursError
    Account.objects.select_for_update(no_key=True).only("id").get(id=actor.account_id)
    still_open = visible_to(actor).filter(submitted_at__isnull=True)
    untouched = still_open.filter(revision=1, **{f"extra__{LIKE}": str(source.id)})
    found = untouched.values_list("id", flat=True).first()
    if found is not None:
        return found
    if still_open.count() >= MOST_OPEN:
        raise RefusedError(_("Bạn có quá nhiều hồ sơ đang soạn. Hãy nộp hoặc xóa bớt rồi thử lại."))
    return _copy(source).id


def _copy(source: Draft) -> Draft:
    form_id = FormVersion.objects.filter(key=source.form.key, current=True).values_list("id")
    current = form_id.first()
    if current is None:
        raise NotYoursError
    old, new = form_version(source.form_id).definition, form_version(current[0]).definition
    answers = taken_over(old, new, source.answers, setting())
    return Draft.objects.create(
        account_id=source.account_id,
        purpose=source.purpose,
        subject=source.subject,
        title=source.title,
        form_id=current[0],
        answers=answers,
        inputs={key: {} for key in answers},
        changes=dict.fromkeys(answers, 1),
        revision=1,
        extra={**source.extra, LIKE: str(source.id)},
        expires_at=now() + KEPT_FOR,
    )
