"""The online level says what is really there, never more."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.service.procedures.rules.service_level import (
    Ability,
    Facts,
    Lack,
    OnlineScope,
    service_level,
)

FREE = Facts(
    fileable=True, has_form=True, owes=False, presence=False, originals=False, announced=True
)
PAID = replace(FREE, owes=True)
RESULT = frozenset({Ability.RESULT})
ALL = frozenset(Ability)
facts = st.builds(Facts, *[st.booleans()] * 6)
abilities = st.frozensets(st.sampled_from(Ability))


@pytest.mark.parametrize(
    ("stands", "able", "level", "scope", "lacks"),
    [
        (FREE, RESULT, 4, OnlineScope.WHOLE, ()),
        (PAID, ALL, 4, OnlineScope.WHOLE, ()),
        (PAID, RESULT, 3, OnlineScope.PARTIAL, (Lack.PAYMENT,)),
        (FREE, frozenset(), 4, OnlineScope.PARTIAL, (Lack.RESULT,)),
        (replace(FREE, presence=True), ALL, 4, OnlineScope.PARTIAL, (Lack.PRESENCE,)),
        (replace(FREE, originals=True), ALL, 4, OnlineScope.PARTIAL, (Lack.ORIGINALS,)),
        (replace(FREE, announced=False), ALL, 3, OnlineScope.PARTIAL, (Lack.ANNOUNCEMENT,)),
        (replace(FREE, fileable=False), ALL, 2, OnlineScope.INFORMATION, (Lack.PROCESS,)),
        (
            replace(FREE, fileable=False, has_form=False),
            ALL,
            1,
            OnlineScope.INFORMATION,
            (Lack.FILING,),
        ),
    ],
)
def test_each_lack_lowers_what_it_must(
    stands: Facts,
    able: frozenset[Ability],
    level: int,
    scope: OnlineScope,
    lacks: tuple[Lack, ...],
) -> None:
    reached = service_level(stands, able)
    assert (reached.level, reached.scope, reached.lacks) == (level, scope, lacks)


@given(facts, abilities)
def test_whole_means_that_nothing_lacks(stands: Facts, able: frozenset[Ability]) -> None:
    reached = service_level(stands, able)
    assert (reached.scope is OnlineScope.WHOLE) == (not reached.lacks)
    assert (reached.level == 4) or reached.lacks


@given(facts, abilities, st.sampled_from(Ability))
def test_switching_something_on_never_lowers_a_level(
    stands: Facts, able: frozenset[Ability], more: Ability
) -> None:
    before, after = service_level(stands, able), service_level(stands, able | {more})
    assert after.level >= before.level
    assert set(after.lacks) <= set(before.lacks)
