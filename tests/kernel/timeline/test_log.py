from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import DatabaseError, connection, transaction
from django.utils.translation import override

from hamrong.kernel.actor.interface import SYSTEM, Actor, Hat
from hamrong.kernel.matter.interface import open_matter
from hamrong.kernel.timeline.interface import (
    Audience,
    announce,
    entries,
    inclusion_proof,
    proves_inclusion,
    record,
    seal,
    seal_all,
    verify,
)
from hamrong.kernel.timeline.models import Entry, Leaf, SigningKey, TreeHead
from hamrong.kernel.timeline.queries.tree import hash_of
from hamrong.kernel.timeline.rules import head_bytes

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Happened:
    what: str
    when: datetime


@pytest.fixture(autouse=True)
def announced() -> None:
    announce(Happened, title="Đã %(what)s", audience=Audience.CITIZEN, icon="check")


@pytest.fixture
def matter() -> UUID:
    return open_matter(kind="test", title="Việc thử", agency_id=uuid4())


def write(matter: UUID, count: int = 1) -> list[UUID]:
    moment = datetime(2024, 5, 6, 7, tzinfo=UTC)
    return [record(matter, Happened(f"việc {n}", moment), actor=SYSTEM) for n in range(count)]


def tamper(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE timeline_entry DISABLE TRIGGER ALL")
        cursor.execute(sql)
        cursor.execute("ALTER TABLE timeline_entry ENABLE TRIGGER ALL")


def test_a_fact_reads_in_words_for_its_audience(matter: UUID) -> None:
    actor = Actor(uuid4(), Hat.CITIZEN, "Nguyễn Văn An")
    record(matter, Happened("nộp", datetime(2024, 1, 1, tzinfo=UTC)), actor=actor, note="ghi chú")
    (entry,) = entries(matter, [Audience.CITIZEN])
    assert (entry.title, entry.actor_name, entry.note) == ("Đã nộp", "Nguyễn Văn An", "ghi chú")
    assert entries(matter, [Audience.STAFF]) == []


@pytest.mark.parametrize(
    "sql", ["UPDATE timeline_entry SET note = 'x'", "DELETE FROM timeline_entry"]
)
def test_the_database_refuses_to_change_history(matter: UUID, sql: str) -> None:
    write(matter)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_whole_log_verifies_over_several_batches(matter: UUID) -> None:
    for count in (3, 300, 1):
        write(matter, count)
        assert seal() == count
    write(matter, 2)
    report = verify()
    assert (report.ok, report.sealed, report.unsealed, report.heads) == (True, 304, 2, 3)


def test_all_that_waits_is_sealed_batch_after_batch(
    matter: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hamrong.kernel.timeline.actions.seal.BATCH", 10)
    write(matter, 35)
    assert seal_all() == 35
    write(matter, 5)
    assert (seal_all(), seal_all(), seal_all(thorough=True)) == (5, 0, 0)
    assert verify().sealed == 40


def test_what_committed_very_late_is_sealed_by_the_thorough_pass(matter: UUID) -> None:
    (key,) = write(matter)
    seal()
    two_hours = 2 * 3600 * 1000 << 80
    fields = {"kind": "x.Y", "data": {}, "hat": "system", "matter_id": matter}
    late = Entry.objects.create(
        id=UUID(int=key.int - two_hours), at=datetime(2024, 1, 1, tzinfo=UTC), **fields
    )
    assert seal_all() == 0
    assert verify().unsealed == 1
    assert seal_all(thorough=True) == 1
    assert Leaf.objects.filter(entry_id=late.id).exists()
    assert verify().ok


def test_an_edited_entry_is_named(matter: UUID) -> None:
    keys = write(matter, 5)
    seal()
    tamper(f"UPDATE timeline_entry SET note = 'sửa' WHERE id = '{keys[3]}'")
    broken = verify().broken
    assert broken is not None
    assert (broken.entry_id, broken.index, broken.what) == (keys[3], 3, "the entry was changed")


def test_a_removed_entry_is_named(matter: UUID) -> None:
    keys = write(matter, 3)
    seal()
    tamper(f"DELETE FROM timeline_entry WHERE id = '{keys[1]}'")
    broken = verify().broken
    assert broken is not None
    assert (broken.entry_id, broken.what) == (keys[1], "the entry was removed")


def test_an_entry_and_its_leaf_changed_together_are_found(matter: UUID) -> None:
    keys = write(matter, 3)
    seal()
    tamper(f"UPDATE timeline_entry SET note = 'sửa' WHERE id = '{keys[0]}'")
    Leaf.objects.filter(entry_id=keys[0]).update(hash=hash_of(Entry.objects.get(id=keys[0])))
    broken = verify().broken
    assert broken is not None
    assert broken.what == "the tree does not lead to the signed root"


def test_a_forged_head_is_found(matter: UUID) -> None:
    write(matter, 3)
    seal()
    TreeHead.objects.update(signature=b"\x00" * 64)
    broken = verify().broken
    assert broken is not None
    assert broken.what == "a head's signature is wrong"


def test_a_cut_tree_is_found(matter: UUID) -> None:
    write(matter, 3)
    seal()
    write(matter, 1)
    seal()
    TreeHead.objects.filter(size=4).delete()
    assert not verify().ok


def test_anyone_can_check_that_an_entry_is_in_the_signed_tree(matter: UUID) -> None:
    keys = write(matter, 600)
    seal()
    proof = inclusion_proof(keys[301])
    assert proof is not None
    assert proves_inclusion(proof.leaf, proof.index, proof.size, proof.path, proof.root)
    head = TreeHead.objects.get(size=proof.size)
    key = SigningKey.objects.get(id=proof.key_id)
    Ed25519PublicKey.from_public_bytes(bytes(key.public_key)).verify(
        proof.signature, head_bytes(proof.size, proof.root, head.at)
    )


def test_an_unsealed_entry_has_no_proof_yet(matter: UUID) -> None:
    (key,) = write(matter)
    assert inclusion_proof(key) is None


def test_sealing_nothing_does_nothing() -> None:
    assert seal() == 0
    assert verify().ok


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_recorded(matter: UUID) -> None:
    with pytest.raises(RuntimeError):
        write(matter)


def test_what_the_system_did_is_told_in_the_language_of_the_reader(matter: UUID) -> None:
    with transaction.atomic():
        record(matter, Happened("nộp", datetime(2024, 3, 4, tzinfo=UTC)), actor=SYSTEM)
    with override("en"):
        (entry,) = entries(matter, (Audience.CITIZEN,))
    assert entry.actor_name == "System"
    assert Entry.objects.get().actor_name == SYSTEM.name
