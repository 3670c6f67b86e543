import pymerkle
from hypothesis import given
from hypothesis import strategies as st

from hamrong.kernel.timeline.rules import (
    inclusion_path,
    leaf_hash,
    proves_inclusion,
    root_of,
)

leaves = st.lists(st.binary(min_size=1, max_size=8), min_size=1, max_size=70)


@given(leaves)
def test_the_root_is_that_of_an_independent_implementation(data: list[bytes]) -> None:
    oracle = pymerkle.InmemoryTree(algorithm="sha256")
    for entry in data:
        oracle.append_entry(entry)
    assert root_of([leaf_hash(entry) for entry in data]) == oracle.get_root()


@given(leaves, st.data())
def test_every_leaf_can_be_proved_and_no_other(data: list[bytes], draw: st.DataObject) -> None:
    hashes = [leaf_hash(entry) for entry in data]
    index = draw.draw(st.integers(0, len(hashes) - 1))
    path = inclusion_path(index, len(hashes), lambda a, b: root_of(hashes[a:b]))
    root = root_of(hashes)
    assert proves_inclusion(hashes[index], index, len(hashes), path, root)
    assert not proves_inclusion(leaf_hash(b"another leaf"), index, len(hashes), path, root)
    assert not proves_inclusion(hashes[index], index, len(hashes), path, leaf_hash(b"root"))
