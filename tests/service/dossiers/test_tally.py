"""The counts are what the dossiers say, whatever happens to them."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any
from uuid import UUID

from django.core.management import call_command
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories.counted import checked, counted_dossier, rated
from tests.factories.dossiers import COMMUNE, act, citizen, finished, office, submitted

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.calendar.interface import VIETNAM, clock_at
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.actions.settle_tally import recount, settle_tally
from hamrong.service.dossiers.models import NO_DAY, DocumentCheck, Dossier, Rating, Tally
from hamrong.service.dossiers.rules import CLOSED, Channel, State

MIDNIGHT = datetime(2024, 3, 15, tzinfo=VIETNAM)
DAY = date(2024, 3, 15)
DONE = (State.FINISHED, State.RETURNED)
# Minutes around a midnight of Vietnam, so that days on both sides are met.
MOMENTS = st.integers(-3, 3).map(lambda step: MIDNIGHT + timedelta(hours=9 * step))
Deed = tuple[str, int, Any]
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("state"), st.integers(0, 2), st.sampled_from(list(State))),
        st.tuples(st.just("finished_at"), st.integers(0, 2), st.none() | MOMENTS),
        st.tuples(st.just("submitted_at"), st.integers(0, 2), MOMENTS),
        st.tuples(st.just("due_at"), st.integers(0, 2), st.none() | MOMENTS),
        st.tuples(st.just("channel"), st.integers(0, 2), st.sampled_from(list(Channel))),
        st.tuples(st.just("authority"), st.integers(0, 2), st.integers(0, 1)),
        st.tuples(
            st.just("check"),
            st.integers(0, 2),
            st.tuples(st.sampled_from("ab"), st.sampled_from(("paper", "held", "missing"))),
        ),
        st.tuples(st.just("rate"), st.integers(0, 2), st.tuples(MOMENTS, st.integers(0, 2))),
        st.tuples(st.just("settle"), st.just(0), st.none()),
    ),
    max_size=14,
)


def agencies() -> list[UUID]:
    found = [
        directory.authority_for(level=level, area_code=COMMUNE) for level in ("commune", "district")
    ]
    return [agency.id for agency in found if agency]


def do(deed: Deed, rows: list[Dossier], at: list[UUID]) -> None:
    name, number, value = deed
    row = Dossier.objects.filter(id=rows[number].id)
    if name == "settle":
        settle_tally()
    elif name == "authority":
        row.update(authority_id=at[value])
    elif name == "check":
        key, how = value
        marks = {"original": how == "paper", "held": how == "held", "missing": how == "missing"}
        checked(rows[number], key, **marks)
    elif name == "rate":
        rated(rows[number], *value)
    else:
        row.update(**{name: value})


def day_of(moment: datetime) -> date:
    return moment.astimezone(VIETNAM).date()


def facts_of(row: Dossier) -> Iterable[tuple[str, date, str]]:
    """Count by hand, in other words than the database does."""
    yield from _came(row)
    yield from _went(row)
    yield from _stands(row)
    if rating := Rating.objects.filter(dossier=row).first():
        yield "rated", day_of(rating.at), str(row.authority_id)
        if rating.overall > 0:
            yield "satisfied", day_of(rating.at), str(row.authority_id)


def _came(row: Dossier) -> Iterable[tuple[str, date, str]]:
    came = day_of(row.submitted_at)
    yield "received", came, str(row.receiving_id)
    yield "procedure_received", came, row.procedure_code
    if row.channel == Channel.ONLINE:
        yield "received_online", came, str(row.receiving_id)


def _went(row: Dossier) -> Iterable[tuple[str, date, str]]:
    if row.finished_at is None or row.state not in DONE:
        return
    went = day_of(row.finished_at)
    yield "finished", went, str(row.authority_id)
    if row.channel == Channel.ONLINE:
        yield "finished_online", went, str(row.authority_id)
        yield "procedure_online", went, row.procedure_code
        if any(_is_on_paper(check) for check in row.checks.all()):
            yield "procedure_on_paper", went, row.procedure_code


def _stands(row: Dossier) -> Iterable[tuple[str, date, str]]:
    decides = str(row.authority_id)
    ended = row.finished_at and row.due_at and row.finished_at <= row.due_at
    if row.state in CLOSED:
        yield row.state, NO_DAY, decides
    if row.state == State.RETURNED and ended:
        yield "returned_on_time", NO_DAY, decides
    if checks := row.checks.filter(missing=False):
        yield "taken_in", NO_DAY, decides
        if not any(map(_is_on_paper, checks)):
            yield "digitised", NO_DAY, decides


def _is_on_paper(check: DocumentCheck) -> bool:
    return not (check.missing or check.digitised or check.held)


def counts() -> Counter[tuple[str, date, str]]:
    found: Counter[tuple[str, date, str]] = Counter()
    for row in Tally.objects.all():
        found[row.kind, row.day, row.who] += row.n
    return Counter({key: n for key, n in found.items() if n})


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DEEDS)
def test_whatever_happens_the_counts_are_those_of_the_dossiers(deeds: list[Deed]) -> None:
    at = agencies()
    with transaction.atomic():
        rows = [counted_dossier(at[0], MIDNIGHT) for _ in range(3)]
        for deed in deeds:
            do(deed, rows, at)
        assert counts() == Counter(f for row in Dossier.objects.all() for f in facts_of(row))
        assert recount() == 0
        transaction.set_rollback(True)


def test_settling_changes_no_count_and_leaves_one_row_for_each() -> None:
    at = agencies()
    for _ in range(3):
        counted_dossier(at[0], MIDNIGHT)
    before = counts()
    settle_tally()
    settle_tally()
    assert counts() == before
    assert Tally.objects.count() == len(before)
    assert not Tally.objects.filter(settled=False).exists()


def test_a_recount_finds_what_no_trigger_saw() -> None:
    counted_dossier(agencies()[0], MIDNIGHT)
    before = counts()
    Tally.objects.all().delete()
    assert recount() == len(before)
    assert counts() == before
    assert recount() == 0


def test_a_dossier_that_is_gone_is_counted_no_more() -> None:
    row = counted_dossier(agencies()[0], MIDNIGHT)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM dossiers_dossier WHERE id = %s", [row.id])
    assert not counts()


def test_the_platform_s_own_actions_are_counted(django_assert_num_queries: Any) -> None:
    people, applicant = office(), citizen()
    with clock_at(MIDNIGHT - timedelta(minutes=1)):
        done, other = submitted(applicant), submitted(applicant)
    with clock_at(MIDNIGHT + timedelta(hours=9)):
        finished(people, done)
        act(people.desk, other, "accept")
    with clock_at(MIDNIGHT + timedelta(days=1)):
        act(people.desk, done, "hand_over", receiver="Nguyễn Văn An")
        some = dossiers.Points.SOME
        dossiers.rate(applicant, done, dossiers.Said(some, some, some))
    before = dossiers.agency_flows(DAY - timedelta(days=1), DAY)
    assert before == {people.agency_id: dossiers.AgencyFlow(received=2, received_online=2)}
    with django_assert_num_queries(1):
        after = dossiers.agency_flows(DAY, DAY + timedelta(days=2))
    assert after == {
        people.agency_id: dossiers.AgencyFlow(finished=1, finished_online=1, rated=1, satisfied=1)
    }
    flows = dossiers.procedure_flows(DAY, DAY + timedelta(days=1))
    assert [(flow.online, flow.on_paper) for flow in flows.values()] == [(1, 0)]
    assert recount() == 0


def test_the_command_tells_how_many_counts_differed() -> None:
    counted_dossier(agencies()[0], MIDNIGHT)
    for said in ("All counts are true.", "3 counts differed."):
        out = StringIO()
        call_command("recount_dossiers", stdout=out)
        assert out.getvalue().strip() == said
        Tally.objects.all().delete()
