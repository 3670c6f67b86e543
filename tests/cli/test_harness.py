"""The ground under every other test."""

import os
import socket

import pytest
from django.db import connection
from tests.harness.network import NetworkError


@pytest.mark.django_db
def test_each_worker_has_a_migrated_database_of_its_own() -> None:
    assert connection.settings_dict["NAME"].startswith("test_")
    assert "ids_counter" in connection.introspection.table_names()


@pytest.mark.django_db(transaction=True)
def test_transactional_tests_run_in_the_same_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        assert cursor.fetchone()[0] == connection.settings_dict["NAME"]


def test_files_of_tests_stay_in_a_temporary_folder() -> None:
    assert "hamrong-tests-" in os.environ["HAMRONG_VAR"]


def test_a_test_that_leaves_the_machine_is_told_so() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_STREAM) as outside,
        pytest.raises(NetworkError, match=r"192\.0\.2\.1"),
    ):
        outside.connect(("192.0.2.1", 80))
