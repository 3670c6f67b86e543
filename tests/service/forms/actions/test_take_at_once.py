"""Two windows that submit at the same moment make one thing."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from tests.factories.forms import citizen, fill, load_mini, start

from hamrong.kernel.actor.interface import Actor
from hamrong.service.forms import interface as forms


@pytest.mark.django_db(transaction=True)
def test_takers_at_the_same_moment_get_one_submission() -> None:
    load_mini()
    owner = citizen()
    draft_id = start(owner)
    fill(owner, draft_id)
    together = Barrier(2, timeout=20)

    def submit(actor: Actor) -> UUID:
        try:
            together.wait()
            with transaction.atomic():
                taken = forms.take(actor, draft_id)
                reference = taken.submitted_to or uuid4()
                if taken.submitted_to is None:
                    forms.mark_submitted(draft_id, reference)
            return reference
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(submit, [owner, owner])
    assert first == second == forms.draft(owner, draft_id).submitted_to
