"""Where things go, decided without a database."""

from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from hamrong.foundation.reorganisation.rules import (
    About,
    Choice,
    End,
    Ending,
    Ground,
    Guide,
    TaskRule,
    VillageRule,
    names,
)

OLD, MAIN, PART, DISTRICT, DEPARTMENT = (uuid4() for _ in range(5))
THING = uuid4()
SPLIT = {OLD: Ending(End.SPLIT, (MAIN, PART))}
ABOLISHED = {**SPLIT, DISTRICT: Ending(End.ABOLISHED, (PART, MAIN))}


def test_one_heir_needs_nobody_to_decide() -> None:
    guide = Guide({OLD: Ending(End.WHOLE, (MAIN,))})
    assert guide.choose(OLD, About(THING)) == Choice(MAIN, Ground.ONLY)


def test_an_agency_at_work_keeps_what_it_has() -> None:
    assert Guide(SPLIT).choose(MAIN, About(THING)) == Choice(MAIN, Ground.ONLY)


def test_a_divided_commune_proposes_its_main_part() -> None:
    choice = Guide(SPLIT).choose(OLD, About(THING))
    assert choice == Choice(MAIN, Ground.PROPOSED)
    assert not choice.certain


def test_a_village_decides_before_the_proposal_and_a_person_before_the_village() -> None:
    villages = {OLD: [VillageRule("thon dong", PART)]}
    about = About(THING, "so 4, thon dong, xa doi")
    assert Guide(SPLIT, {}, villages).choose(OLD, about) == Choice(PART, Ground.VILLAGE)
    decided = Guide(SPLIT, {THING: MAIN}, villages).choose(OLD, about)
    assert decided == Choice(MAIN, Ground.DECIDED)


def test_a_decision_for_an_agency_that_takes_over_nothing_here_does_not_count() -> None:
    guide = Guide(SPLIT, {THING: DEPARTMENT})
    assert guide.choose(OLD, About(THING)) == Choice(MAIN, Ground.PROPOSED)


def test_a_village_is_named_by_whole_words() -> None:
    assert names("thon dong, xa doi", "thon dong")
    assert not names("thon 11, xa doi", "thon 1")
    assert not names("thon dong", "")


def test_tasks_of_an_abolished_level_follow_the_rules() -> None:
    rules = [TaskRule(fields=("Đất đai",), department_id=DEPARTMENT), TaskRule()]
    guide = Guide(ABOLISHED, tasks=rules)
    land = About(THING, commune_id=OLD, field="Đất đai")
    assert guide.choose(DISTRICT, land) == Choice(DEPARTMENT, Ground.TASK)
    other = About(THING, commune_id=OLD, field="Hộ tịch")
    assert guide.choose(DISTRICT, other) == Choice(MAIN, Ground.PROPOSED)


def test_tasks_of_an_abolished_level_go_to_the_commune_concerned() -> None:
    endings = {**ABOLISHED, OLD: Ending(End.WHOLE, (MAIN,))}
    found = Guide(endings).choose(DISTRICT, About(THING, commune_id=OLD))
    assert found == Choice(MAIN, Ground.TASK)


def test_where_the_commune_is_unknown_the_nearest_is_proposed() -> None:
    found = Guide(ABOLISHED).choose(DISTRICT, About(THING))
    assert found == Choice(PART, Ground.PROPOSED)


@given(st.data())
def test_whatever_is_known_the_choice_is_an_heir_and_at_work(data: st.DataObject) -> None:
    """No rule, decision or village ever sends a thing to an agency that has ended."""
    ended = [uuid4() for _ in range(data.draw(st.integers(1, 5)))]
    living = [uuid4() for _ in range(data.draw(st.integers(1, 5)))]
    endings: dict[UUID, Ending] = {}
    for agency in ended:
        heirs = data.draw(st.lists(st.sampled_from(living), min_size=1, unique=True))
        how = data.draw(st.sampled_from(End)) if len(heirs) > 1 else End.WHOLE
        endings[agency] = Ending(how, tuple(heirs))
    thing, anyone = uuid4(), st.sampled_from([*ended, *living])
    guide = Guide(
        endings,
        decisions={thing: data.draw(anyone)},
        villages={a: [VillageRule("thon 1", endings[a].heirs[-1])] for a in ended},
        tasks=data.draw(st.lists(st.builds(TaskRule, department_id=st.sampled_from(living)))),
    )
    about = About(
        thing,
        address=data.draw(st.sampled_from(["", "thon 1", "thon 2"])),
        commune_id=data.draw(st.none() | anyone),
    )
    for agency in [*ended, *living]:
        found = guide.choose(agency, about)
        assert found.agency_id in living
        assert found == guide.choose(agency, about)
        # Once moved it stays: a second run chooses where it is already.
        assert guide.choose(found.agency_id, about).agency_id == found.agency_id
