"""What a shared page may depend on, and how much is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.kernel.edition.rules.sharing import (
    Address,
    SharedPage,
    Shelf,
    State,
    choices,
    entity_tag,
    is_known,
)
from hamrong.kernel.edition.rules.watch import watch

HERE = Address("https://a/", "/", ())
NOW = State("p", "e", "2026-01-01")
KNOWN = {"language": ("vi", "en"), "theme": ("light", "dark")}
_texts = st.text(max_size=5)
_addresses = st.builds(Address, _texts, _texts, st.tuples(st.tuples(_texts, _texts)))
_states = st.builds(State, _texts, _texts, _texts)
_both = st.tuples(_addresses, _states)


@given(_both, _both)
def test_two_pages_have_one_tag_only_when_nothing_differs(
    one: tuple[Address, State], other: tuple[Address, State]
) -> None:
    assert (entity_tag(*one) == entity_tag(*other)) is (one == other)


def test_a_tag_is_known_among_others_weak_or_strong() -> None:
    tag = entity_tag(HERE, NOW)
    assert is_known(f'"x", {tag}', tag)
    assert is_known(tag.removeprefix("W/"), tag)
    assert not is_known("", tag)
    assert not is_known('"x"', tag)


def test_only_what_somebody_could_choose_counts() -> None:
    sent = {"theme": "dark", "language": "xx", "tracker": "1"}
    assert choices(sent, KNOWN) == (("theme", "dark"),)
    assert choices({}, KNOWN) == ()


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 3000))), st.integers(0, 40_000))
def test_never_more_is_kept_than_allowed(pages: list[tuple[str, int]], limit: int) -> None:
    shelf = Shelf()
    for name, size in pages:
        page = SharedPage(NOW, "", (), bytes(size))
        shelf.keep(Address("", name, ()), page, limit=limit)
        assert shelf.weight <= limit
    shelf.clear()
    assert (len(shelf), shelf.weight) == (0, 0)


def test_what_was_asked_last_stays_longest() -> None:
    shelf, page = Shelf(), SharedPage(NOW, "", (), b"")
    a, b, *more = (Address("", name, ()) for name in "abcdefghi")
    for address in (a, b):
        shelf.keep(address, page, limit=17_000)
    shelf.find(a)
    for address in more:
        shelf.keep(address, page, limit=17_000)
        shelf.find(a)
    assert shelf.find(a) is page
    assert shelf.find(b) is None


def test_only_a_table_is_watched() -> None:
    with pytest.raises(ValueError, match="drop"):
        watch("a; drop table b")
