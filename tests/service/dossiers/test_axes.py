"""A dossier stands on several axes at once, and never where two of them contradict each other."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.desk import at_work
from tests.factories.dossiers import (
    Office,
    act,
    citizen,
    finished,
    office,
    owing,
    paid,
    submitted,
)

from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.calendar.interface import VIETNAM, clock_at, now
from hamrong.kernel.process import interface as process
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.actions.draft_result import draft_result
from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.ports import AXES, AxisCall, AxisValue, axis
from hamrong.service.dossiers.queries.axes import standings
from hamrong.service.dossiers.rules import (
    CHARGEABLE,
    NATIONAL_STATE,
    Asked,
    Axis,
    Digitisation,
    Paper,
    Payment,
    Return,
    State,
    Supplement,
    contradictions,
    digitisation_axis,
    return_axis,
    supplement_axis,
)

MONDAY = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)
SOMETIMES = 0.3
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2025, 1, 1)).map(
    lambda at: at.replace(tzinfo=VIETNAM)
)


def test_each_state_goes_to_the_national_portal_under_one_code_of_its_own() -> None:
    assert set(NATIONAL_STATE) == set(State)
    assert sorted(NATIONAL_STATE.values()) == list(range(1, 11))


@given(st.sampled_from(State), st.lists(st.booleans(), max_size=4), MOMENTS, MOMENTS)
def test_only_an_open_request_makes_a_dossier_wait(
    state: State, answered: list[bool], by: datetime, at: datetime
) -> None:
    found = supplement_axis(state, [Asked(by, one) for one in answered], at=at)
    waits = found in {Supplement.ASKED, Supplement.LATE}
    assert waits == (state is State.SUPPLEMENT and bool(answered))
    assert (found is Supplement.LATE) == (waits and at > by)
    if answered and not waits:
        assert (found is Supplement.ANSWERED) == answered[-1]


@given(state=st.sampled_from(State), revoked=st.booleans())
def test_there_is_something_to_hand_over_exactly_when_handling_is_finished(
    *, state: State, revoked: bool
) -> None:
    found = return_axis(state, revoked=revoked)
    assert (found is Return.REVOKED) == revoked
    if not revoked:
        assert (found in {Return.READY, Return.HANDED_OVER}) == (
            state in {State.FINISHED, State.RETURNED}
        )


@given(st.lists(st.booleans(), max_size=9))
def test_a_dossier_is_digitised_when_every_paper_is(papers: list[bool]) -> None:
    found = digitisation_axis([Paper(one) for one in papers])
    assert (found is Digitisation.NOT_NEEDED) == (not papers)
    assert (found is Digitisation.DONE) == (bool(papers) and all(papers))
    assert (found is Digitisation.PARTLY) == (any(papers) and not all(papers))


def _standing(code: str) -> dict[str, str]:
    dossier = Dossier.objects.get(code=code)
    return {one.axis: one.value for one in standings([dossier.id], at=now())[dossier.id]}


def _try_anything(people: Office, owner: Actor, code: str, luck: Random) -> None:
    """Let whoever may act do something at random, as people do."""
    actor = luck.choice([people.desk, people.specialist, people.head, owner])
    dossier = Dossier.objects.get(code=code)
    choices = process.choices(dossier.matter_id, actor)
    if actor is people.specialist and choices:
        draft_result(actor, code, content="Đồng ý.")
    if State(dossier.state) in CHARGEABLE and luck.random() < SOMETIMES:
        luck.choice([owing, paid])(people.desk, code)
    if not choices:
        return
    inputs: dict[str, Any] = {"reason": "Lý do", "note": "Ghi", "receiver": "A", "proof": "Số 1"}
    inputs["round_reason"] = "Mới phát hiện"
    try:
        act(actor, code, luck.choice(choices).key, **inputs)
    except RefusedError:
        return


@pytest.mark.parametrize("seed", range(6))
def test_whatever_people_do_no_two_axes_contradict(seed: int) -> None:
    luck, people, owner = Random(seed), office(), citizen()
    code = submitted(owner)
    for _step in range(18):
        _try_anything(people, owner, code, luck)
        found = _standing(code)
        state = State(found["business"])
        pair = Supplement(found["supplement"]), Return(found["return"])
        assert contradictions(state, *pair, Payment(found["payment"])) == ()
        _lists_agree(people, code, found)


def _lists_agree(people: Office, code: str, found: dict[str, str]) -> None:
    """A list narrowed to a place holds the dossier exactly when it stands there."""
    for name in ("supplement", "payment", "return"):
        for value in AXES[Axis(name)].values:
            chosen = dossiers.ListFilter(axis=f"{name}:{value}")
            rows = dossiers.dossiers_page(people.leader, chosen).rows
            assert (code in {row.code for row in rows}) == (found[name] == value)


def test_a_request_past_its_day_stands_late_and_a_withdrawn_one_unanswered() -> None:
    people, owner = office(), citizen()
    with clock_at(MONDAY):
        code = submitted(owner)
        with pytest.raises(RefusedError):
            act(people.desk, code, "request_supplement", reason="Mờ", answer_by=MONDAY.date())
        day = (MONDAY + timedelta(days=3)).date()
        act(people.desk, code, "request_supplement", reason="Mờ", answer_by=day)
        assert _standing(code)["supplement"] == "asked"
    with clock_at(MONDAY + timedelta(days=4)):
        assert _standing(code)["supplement"] == "late"
        act(owner, code, "withdraw")
        page = at_work(people.desk).get(f"/lam-viec/ho-so/{code}").content.decode()
    assert _standing(code)["supplement"] == "unanswered"
    assert "Không bổ sung" in page


def test_page_list_and_api_tell_the_same() -> None:
    people = office()
    code = submitted(citizen())
    finished(people, code)
    desk = at_work(people.leader)
    assert "Chờ trả" in desk.get(f"/lam-viec/ho-so/{code}").content.decode()
    told = desk.get(f"/api/v1/dossiers/{code}").json()["axes"]
    assert {one["axis"]: one["value"] for one in told}["return"] == "ready"
    assert code in desk.get("/lam-viec/ho-so/?mat=return:ready").content.decode()
    assert code not in desk.get("/lam-viec/ho-so/?mat=return:not_yet").content.decode()
    assert desk.get("/api/v1/dossiers?axis=return:handed_over").json()["rows"] == []
    assert len(desk.get("/api/v1/dossiers?axis=no:where").json()["rows"]) == 1


def test_another_side_plugs_in_without_the_page_knowing_it(monkeypatch: pytest.MonkeyPatch) -> None:
    people = office()
    code = submitted(citizen())
    places = [AxisValue("paid", "Đã nộp phí", "success")]

    def paid(call: AxisCall) -> dict[Any, str]:
        return dict.fromkeys(call.dossier_ids, "paid")

    monkeypatch.setitem(AXES, Axis.PAYMENT, AXES[Axis.RETURN])
    axis(Axis.PAYMENT, label="Thu phí", order=30, values=places)(paid)
    page = at_work(people.desk).get(f"/lam-viec/ho-so/{code}").content.decode()
    assert "Đã nộp phí" in page
