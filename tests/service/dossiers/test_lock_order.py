"""Whoever moves a dossier locks its process before the dossier: two ways never wait in a ring."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from time import monotonic, sleep
from uuid import UUID

import pytest
from django.db import connection, transaction
from tests.factories import dossiers as factory

from hamrong.kernel.process import interface as process
from hamrong.kernel.process.models import ProcessInstance
from hamrong.service.dossiers.actions.answer_supplement import answer_supplement
from hamrong.service.dossiers.actions.decide import decide
from hamrong.service.dossiers.actions.draft_result import draft_result
from hamrong.service.dossiers.actions.go_back import give_back, take_back
from hamrong.service.dossiers.actions.withdraw import withdraw_own
from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.rules import DecisionKind

pytestmark = pytest.mark.django_db(transaction=True)
Deed = Callable[[], None]


def _visit(code: str) -> UUID:
    found = process.state(Dossier.objects.get(code=code).matter_id)
    assert found is not None
    assert found.visit_id is not None
    return found.visit_id


def _prepared(verb: str) -> tuple[str, Deed]:
    """Bring a dossier to where a verb can be done, and return its code with the deed."""
    people, owner = factory.office(), factory.citizen()
    code = factory.submitted(owner)
    if verb == "reopen":
        factory.act(people.desk, code, "refuse", reason="Sai")
        wish = factory.proposed(people.specialist, code, DecisionKind.REOPEN)
        return code, lambda: decide(people.leader, code, wish, approve=True, note="")
    if verb == "stop":
        factory.act(people.desk, code, "accept")
        wish = factory.proposed(people.specialist, code, DecisionKind.STOP)
        return code, lambda: decide(people.head, code, wish, approve=True, note="")
    if verb == "answer":
        factory.act(people.desk, code, "request_supplement", reason="Thiếu")
        visit = _visit(code)
        return code, lambda: answer_supplement(owner, code, visit_id=visit, given={}, note="Đây")
    if verb == "withdraw":
        visit = _visit(code)
        return code, lambda: withdraw_own(owner, code, visit_id=visit, reason="")
    factory.act(people.desk, code, "accept")
    if verb == "give_back":
        visit = _visit(code)
        return code, lambda: give_back(
            people.specialist, code, visit_id=visit, step="reception", reason="Sai"
        )
    draft_result(people.specialist, code, content="Đồng ý.")
    factory.act(people.specialist, code, "propose")
    visit = _visit(code)
    return code, lambda: take_back(people.specialist, code, visit_id=visit, reason="Nhầm")


@pytest.mark.parametrize("verb", ["withdraw", "answer", "reopen", "stop", "give_back", "take_back"])
def test_who_waits_for_the_process_holds_no_dossier(verb: str) -> None:
    code, deed = _prepared(verb)
    dossier = Dossier.objects.get(code=code)

    def do() -> None:
        try:
            deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            ProcessInstance.objects.select_for_update().get(matter_id=dossier.matter_id)
            other = pool.submit(do)
            assert any(_waiting())
            # A step already begun goes on to the dossier: it must not find it locked.
            Dossier.objects.select_for_update(nowait=True).get(id=dossier.id)
        other.result(timeout=20)


def _waiting() -> Iterator[bool]:
    """Look until another session waits for a lock this one holds."""
    until = monotonic() + 8
    while monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks"
                " WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
            )
            yield cursor.fetchone()[0] > 0
        sleep(0.05)
