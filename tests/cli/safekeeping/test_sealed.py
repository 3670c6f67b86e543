"""Keys and sealed contents, how long backups are kept, and stores."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamrong.cli.safekeeping.keeping import clear, to_drop, wal_from_name, wal_to_drop
from hamrong.cli.safekeeping.keys import (
    keep_sealer,
    kept_sealer,
    new_recovery_key,
    opener_for,
    sealer_for,
    sealer_path,
)
from hamrong.cli.safekeeping.making import claim
from hamrong.cli.safekeeping.manifest import backups
from hamrong.cli.safekeeping.papers import place_of
from hamrong.cli.safekeeping.sealed import CHUNK, TamperedError, opened, seal
from hamrong.cli.safekeeping.store import FolderStore, store_at
from hamrong.cli.screen import StopError
from hamrong.kernel.files.ports import path_of, store_folder

KEY = new_recovery_key()
SEALER, OPENER = sealer_for(KEY), opener_for(KEY)


def sealed(plain: bytes, name: str = "a") -> bytes:
    target = io.BytesIO()
    assert seal(SEALER, name, [plain], target) == len(target.getvalue())
    return target.getvalue()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 79])
def test_what_is_sealed_opens_with_the_recovery_key(size: int) -> None:
    plain = bytes(range(251)) * (size // 251 + 1)
    assert opened(OPENER, "a", io.BytesIO(sealed(plain[:size]))) == plain[:size]


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_one_altered_byte_anywhere_is_refused(at: int, change: int) -> None:
    data = bytearray(sealed(b"ho so"))
    data[at % len(data)] ^= change
    with pytest.raises(StopError):
        opened(OPENER, "a", io.BytesIO(bytes(data)))


@settings(max_examples=30, deadline=None)
@given(st.integers(min_value=1))
def test_a_cut_content_is_refused(cut: int) -> None:
    data = sealed(b"ho so" * 50)
    with pytest.raises(TamperedError):
        opened(OPENER, "a", io.BytesIO(data[: -1 - cut % (len(data) - 1)]))


def test_a_content_without_its_last_chunks_is_refused() -> None:
    data = sealed(bytes(2 * CHUNK + 5))
    head = len(data) - 64 - (5 + 16)
    with pytest.raises(TamperedError):
        opened(OPENER, "a", io.BytesIO(data[:head] + data[-64:]))


def test_a_content_under_another_name_is_refused() -> None:
    with pytest.raises(TamperedError):
        opened(OPENER, "b", io.BytesIO(sealed(b"x", "a")))


def test_a_content_somebody_else_sealed_for_the_key_is_refused() -> None:
    forger = replace(SEALER, signer=sealer_for(new_recovery_key()).signer)
    target = io.BytesIO()
    seal(forger, "a", [b"forged"], target)
    with pytest.raises(TamperedError):
        opened(OPENER, "a", io.BytesIO(target.getvalue()))


def test_another_recovery_key_is_named_not_tried() -> None:
    other = opener_for(new_recovery_key())
    with pytest.raises(StopError, match="look for the right one"):
        opened(other, "a", io.BytesIO(sealed(b"x")))


def test_a_key_is_read_in_small_letters_and_a_mistake_is_noticed() -> None:
    assert opener_for(f"  {KEY.lower().replace('-', ' ')}\n").key_name == SEALER.key_name
    wrong = KEY[:-3] + ("A" if KEY[-3] != "A" else "B") + KEY[-2:]
    with pytest.raises(StopError, match="copy it again"):
        opener_for(wrong)


def test_the_machine_keeps_what_seals_and_not_what_opens(tmp_path: Path) -> None:
    with pytest.raises(StopError, match="--new-key"):
        kept_sealer(tmp_path)
    keep_sealer(tmp_path, SEALER)
    path = sealer_path(tmp_path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert kept_sealer(tmp_path).key_name == SEALER.key_name
    assert OPENER.private.private_bytes_raw().hex() not in path.read_text()


def test_an_interrupted_content_does_not_appear(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    with pytest.raises(OSError, match="full"), store.writing("backups/x/manifest") as target:
        target.write(b"half")
        raise OSError("disk full")
    assert list(store.names("backups/")) == []
    assert backups(store) == []


def test_a_store_of_another_installation_is_refused(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    claim(store, SEALER)
    claim(store, SEALER)
    with pytest.raises(StopError, match="name another place"):
        claim(store, sealer_for(new_recovery_key()))


def test_a_store_without_a_supplier_is_refused() -> None:
    with pytest.raises(StopError, match="mount the bucket"):
        store_at("s3://bucket/hamrong")


def test_files_lie_where_the_platform_looks_for_them() -> None:
    sha256 = "ab" * 32
    assert place_of(store_folder().parent, sha256) == path_of(sha256)


NAMES = [f"202601{day:02d}T010000Z" for day in range(1, 31)]


def test_enough_backups_stay_to_restore_every_moment_of_the_days_kept() -> None:
    dropped = to_drop(NAMES, 14)
    assert dropped == NAMES[:15]
    assert to_drop(NAMES[-1:], 0) == []
    assert to_drop([], 14) == []


def test_clearing_keeps_the_log_of_the_oldest_backup_and_drops_unfinished_ones(
    tmp_path: Path,
) -> None:
    store = FolderStore(tmp_path)

    def put(name: str, text: str = "x") -> None:
        with store.writing(name) as target:
            target.write(text.encode())

    for number, name in enumerate(NAMES):
        put(f"backups/{name}/base.tar.gz")
        put(wal_from_name(name), f"0000000100000000000000{number:02X}")
        put(f"backups/{name}/manifest")
        put(f"wal/0000000100000000000000{number:02X}")
    put("wal/00000002.history")
    put("wal/progress")
    put("backups/20260131T010000Z/base.tar.gz")
    assert clear(store, 14) == 15
    assert backups(store) == NAMES[15:]
    assert {part.split("/")[1] for part in store.names("backups/")} == set(NAMES[15:])
    left = sorted(store.names("wal/"))
    assert left[0] == "wal/00000001000000000000000F"
    assert {"wal/00000002.history", "wal/progress"} <= set(left)


def test_the_log_is_compared_by_place_and_not_by_timeline() -> None:
    pieces = [
        "wal/000000010000000000000003",
        "wal/000000020000000000000004.partial",
        "wal/progress",
    ]
    assert wal_to_drop(pieces, "000000020000000000000004") == [pieces[0]]
