"""What every test shares: its own copy of the migrated database."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker
from tests.harness.template import drop_database, make_database

# Pages name their static files as they lie in the source: nothing is collected for tests.
settings.STORAGES = {
    **settings.STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """Connect without a pool: its threads outlive a test and hold databases open."""
    for connection in connections.all(initialized_only=False):
        connection.settings_dict["OPTIONS"].pop("pool", None)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    django_db_modify_db_settings: None,
    worker_id: str,
) -> Iterator[None]:
    """Give each worker a database of its own, copied from one migrated template."""
    with django_db_blocker.unblock():
        name = make_database(worker_id)
    yield
    with django_db_blocker.unblock():
        drop_database(name)
