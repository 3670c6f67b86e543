"""Backup, restore to a moment and drill, on a real server with real dossiers."""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from tests.factories import dossiers as factory

from hamrong.cli.postgres.cluster import Cluster, cluster, start, stop
from hamrong.cli.postgres.session import ensure_database
from hamrong.cli.safekeeping import making, papers, returning, wal
from hamrong.cli.safekeeping.choosing import choose
from hamrong.cli.safekeeping.drilling import compare, drill
from hamrong.cli.safekeeping.keys import Opener, Sealer, new_recovery_key, opener_for, sealer_for
from hamrong.cli.safekeeping.manifest import backups
from hamrong.cli.safekeeping.sealed import TamperedError
from hamrong.cli.safekeeping.server import program
from hamrong.cli.safekeeping.store import FolderStore
from hamrong.cli.screen import StopError
from hamrong.kernel.timeline.interface import seal_all

pytestmark = [pytest.mark.timeout(240), pytest.mark.django_db(transaction=True)]


@dataclass(frozen=True)
class Place:
    """An installation with a server of its own, its key, and where its backups go."""

    url: str
    var: Path
    home: Path
    store: FolderStore
    sealer: Sealer
    opener: Opener


@pytest.fixture
def place(transactional_db: None) -> Iterator[Place]:
    """Have Django work on a cluster of this test's own, filled from the migrated template."""
    with tempfile.TemporaryDirectory(prefix="hamrong-backup-") as folder:
        home = Path(folder)
        home.chmod(0o711)
        server = cluster(home / "postgres", volatile=True)
        start(server)
        try:
            ensure_database(server, "hamrong")
            _copy(server)
            with _django_on(server):
                written = new_recovery_key()
                yield Place(
                    server.url("hamrong"),
                    Path(os.environ["HAMRONG_VAR"]),
                    home,
                    FolderStore(home / "store"),
                    sealer_for(written),
                    opener_for(written),
                )
        finally:
            stop(server)


def _copy(server: Cluster) -> None:
    """Fill the cluster with tables and what migrations put into them."""
    told = connection.settings_dict
    source = f"postgresql://{told['USER'] or 'postgres'}@/{told['NAME']}?host={told['HOST']}"
    dump = subprocess.run(program("pg_dump", "-d", source), check=True, capture_output=True)
    psql = program("psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", server.url("hamrong"))
    subprocess.run(psql, check=True, input=dump.stdout, stdout=subprocess.DEVNULL)


@contextmanager
def _django_on(server: Cluster) -> Iterator[None]:
    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict |= {"HOST": str(server.sockets), "PORT": "", "NAME": "hamrong",
                                 "USER": "postgres", "PASSWORD": ""}  # fmt: skip
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict |= before


def _codes(url: str) -> set[str]:
    with psycopg.connect(url) as link:
        return {code for (code,) in link.execute("SELECT code FROM dossiers_dossier").fetchall()}


def _clock(url: str) -> datetime:
    with psycopg.connect(url) as link:
        row = link.execute("SELECT clock_timestamp()").fetchone()
        assert row
        assert isinstance(row[0], datetime)
        return row[0]


def test_a_backup_restores_to_any_moment_and_a_drill_proves_it(place: Place) -> None:
    factory.load_mini()
    factory.office()
    person = factory.citizen()
    first = factory.submitted(person)
    seal_all()
    manifest = making.make(place.url, place.var, place.store, place.sealer)
    second = factory.submitted(person)
    time.sleep(0.05)
    between = _clock(place.url)
    time.sleep(1.1)  # the log is promised to a second before it was moved
    third = factory.submitted(person)
    seal_all()
    wal.catch_up(wal.Keeper(place.url, place.var, place.store, place.sealer))

    assert _codes(place.url) == {first, second, third}
    report = drill(place.store, place.opener, place.home / "var", _clock(place.url))
    assert report.faults == ()
    assert report.backup == manifest.name
    assert report.sealed > 0
    assert not (place.home / "var" / "drill").exists()
    _to_the_moment(place, between, {first, second})
    _altered_is_refused(place)


def _to_the_moment(place: Place, between: datetime, wanted: set[str]) -> None:
    chosen, _ = choose(place.store, place.opener, between)
    into = place.home / "restored"
    returning.restore(place.store, place.opener, chosen, between, into)
    restored = cluster(into / "postgres")
    start(restored)
    try:
        url = restored.url("hamrong")
        assert _codes(url) == wanted
        with psycopg.connect(url) as link:
            contents = link.execute("SELECT sha256 FROM files_blob").fetchall()
        assert contents
        assert all(papers.place_of(into, sha256).read_bytes() for (sha256,) in contents)
        # What is compared is what the tables hold: one altered letter is told.
        with psycopg.connect(url) as link:
            link.execute("UPDATE dossiers_dossier SET applicant_name = 'Người khác'")
        assert "The table dossiers_dossier has" in " ".join(compare(url, chosen))
    finally:
        stop(restored)
    key = Path(settings.TIMELINE_KEY_FILE)
    assert (into / "secrets" / key.name).read_bytes() == key.read_bytes()
    assert (into / "secrets" / key.name).stat().st_mode & 0o777 == 0o600
    with pytest.raises(StopError, match="not empty"):
        returning.restore(place.store, place.opener, chosen, between, into)
    with pytest.raises(StopError, match="at the earliest"):
        choose(place.store, place.opener, datetime(2020, 1, 1, tzinfo=UTC))
    with pytest.raises(StopError, match="reaches until"):
        choose(place.store, place.opener, datetime(2100, 1, 1, tzinfo=UTC))


def _altered_is_refused(place: Place) -> None:
    """Neither a file nor the base is taken back when one bit of it is not as it was sealed."""
    name = next(place.store.names("files/"))
    _alter(place.store.folder / name)
    with pytest.raises(TamperedError):
        papers.bring_files(place.url, place.home / "other", place.store, place.opener)
    newest = backups(place.store)[-1]
    _alter(place.store.folder / making.base_name(newest))
    manifest, _ = choose(place.store, place.opener)
    with pytest.raises(TamperedError):
        returning.restore(place.store, place.opener, manifest, None, place.home / "altered")
    assert not (place.home / "altered" / "postgres").exists()
    with pytest.raises(StopError, match="look for the right one"):
        choose(place.store, opener_for(new_recovery_key()))


def _alter(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
