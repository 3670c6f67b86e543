"""Start filling a form."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.identity.interface import Account
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.service.forms.access import AT_THE_COUNTER, may_start, visible_to
from hamrong.service.forms.models import Draft, FormVersion
from hamrong.service.forms.rules.clean import clean_choices

KEPT_FOR = timedelta(days=90)
"""How long an untouched draft is kept; each save starts it anew."""
MOST_OPEN = 200
"""Open drafts of one account: enough for a company's busy week, not for a machine gone wild."""


@transaction.atomic
def start_draft(
    actor: Actor, *, purpose: str, subject: str, form_key: str, title: str, **choices: str
) -> UUID:
    """Make a draft in the current version of a form and return its id.

    `purpose` names the system that will take it ("dossier"), `subject` what it is about (a
    procedure's code), `choices` what `choose` would set. A draft of the same with the same choices
    that has nothing saved yet is returned instead of a second one, so pressing twice makes one.

    Raises:
        NotYoursError: the actor's hat does not fit the purpose, or there is no such form.
        RefusedError: the account has too many open drafts.
    """
    if actor.account_id is None or not may_start(actor, purpose):
        raise NotYoursError
    form_id = FormVersion.objects.filter(key=form_key, current=True).values_list("id", flat=True)
    form = form_id.first()
    if form is None:
        raise NotYoursError
    Account.objects.select_for_update(no_key=True).only("id").get(id=actor.account_id)
    still_open = visible_to(actor).filter(submitted_at__isnull=True)
    extra = clean_choices(choices)
    untouched = still_open.filter(
        purpose=purpose, subject=subject, form_id=form, revision=0, extra=extra, draft_files=None
    )
    found = untouched.values_list("id", flat=True).first()
    if found is not None and purpose != AT_THE_COUNTER:
        return found
    if still_open.count() >= MOST_OPEN:
        raise RefusedError(_("Bạn có quá nhiều hồ sơ đang soạn. Hãy nộp hoặc xóa bớt rồi thử lại."))
    made = Draft.objects.create(
        account_id=actor.account_id,
        purpose=purpose[:40],
        subject=subject[:80],
        title=title[:500],
        form_id=form,
        extra=extra,
        expires_at=now() + KEPT_FOR,
    )
    return made.id
