"""The embedded PostgreSQL and what an operator's own must offer."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from hamrong.cli.postgres.binaries import SHELTER
from hamrong.cli.postgres.cluster import Cluster, cluster, running_pid
from hamrong.cli.postgres.external import check, missing
from hamrong.cli.postgres.session import drop_database, ensure_database, using
from hamrong.cli.screen import StopError


@pytest.fixture
def place() -> Iterator[tuple[Cluster, Path]]:
    """A cluster that nobody has made yet; its system user may pass through its folder."""
    with tempfile.TemporaryDirectory(prefix="hamrong-pg-") as folder:
        Path(folder).chmod(0o711)
        yield cluster(Path(folder) / "postgres", volatile=True), Path(folder) / "users.lock"


def test_a_cluster_is_made_used_and_stopped_by_its_last_user(place: tuple[Cluster, Path]) -> None:
    server, lock = place
    with using(server, lock) as started:
        assert started
        assert ensure_database(server, "hamrong")
        assert not ensure_database(server, "hamrong")
        with using(server, lock) as started_again:
            assert not started_again
        with psycopg.connect(server.url("hamrong")) as link:
            assert link.execute("SELECT lower('ĐƯỜNG LÊ LỢI')").fetchone() == ("đường lê lợi",)
        drop_database(server, "hamrong")
    assert running_pid(server) is None


def test_a_killed_server_starts_again_with_its_data(place: tuple[Cluster, Path]) -> None:
    server, lock = place
    with using(server, lock):
        ensure_database(server, "kept")
        pid = running_pid(server)
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        with using(server, lock):
            assert not ensure_database(server, "kept")


def test_the_pid_file_of_another_process_is_not_believed(place: tuple[Cluster, Path]) -> None:
    server, lock = place
    with using(server, lock):
        pass
    (server.data / "postmaster.pid").write_text(f"{os.getpid()}\n{server.data}\n")
    assert running_pid(server) is None
    with using(server, lock) as started:
        assert started


def test_only_the_servers_user_enters_its_folder(place: tuple[Cluster, Path]) -> None:
    server, lock = place
    with using(server, lock):
        assert server.data.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as somebody else")
def test_data_below_a_closed_folder_lies_in_a_shelter(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    server = cluster(closed / "postgres", volatile=True)
    try:
        with using(server, closed / "users.lock"):
            assert ensure_database(server, "hamrong")
        assert closed.stat().st_mode & 0o777 == 0o700
    finally:
        shutil.rmtree(server.data.parent)
    assert server.data.parent.parent == SHELTER


def test_a_long_path_gets_its_socket_elsewhere(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 60) / ("e" * 60) / "postgres"
    assert len(str(cluster(deep).sockets)) < 94


def _url(**changes: str) -> str:
    settings = {**connection.settings_dict, **changes}
    return psycopg.conninfo.make_conninfo(
        host=settings["HOST"],
        port=settings["PORT"] or None,
        user=settings["USER"],
        password=settings["PASSWORD"] or None,
        dbname=settings["NAME"],
    )


@pytest.mark.django_db(transaction=True)
def test_a_fit_database_passes() -> None:
    check(_url())


@pytest.mark.django_db(transaction=True)
def test_a_user_without_rights_is_told_what_to_run() -> None:
    user = f"weak_{os.getpid()}"
    with psycopg.connect(_url(), autocommit=True) as link:
        link.execute(f"CREATE ROLE {user} LOGIN")
        try:
            with psycopg.connect(_url(USER=user, NAME="postgres")) as weak:
                sentences = missing(weak)
        finally:
            link.execute(f"DROP ROLE {user}")
    assert any(f'GRANT CREATE, USAGE ON SCHEMA public TO "{user}"' in line for line in sentences)
    assert any("CREATE EXTENSION btree_gist" in line for line in sentences)


def test_an_unreachable_server_is_told() -> None:
    with pytest.raises(StopError, match="DATABASE_URL cannot be used"):
        check("postgresql://nobody@127.0.0.1:9/x")
