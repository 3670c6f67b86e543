"""What every test shares: its own copy of the migrated database."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection, connections
from pytest_django.plugin import DjangoDbBlocker
from tests.harness.template import drop_database, make_database

# Pages name their static files as they lie in the source: nothing is collected for tests.
settings.STORAGES = {
    **settings.STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# A test changes content inside one transaction, which nobody else ever sees half-way: there the
# edition moves once, so pages are kept only where a test asks for it and commits.
settings.SHARED_PAGES_BYTES = 0


@pytest.fixture(autouse=True)
def no_job_left(
    request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Empty the queue after a test that commits: Django empties only tables of its own."""
    yield
    marker = request.node.get_closest_marker("django_db")
    commits = {"transactional_db", "live_server"} & set(request.fixturenames)
    if commits or (marker is not None and marker.kwargs.get("transaction")):
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs")


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """Connect without a pool: its threads outlive a test and hold databases open."""
    for one in connections.all(initialized_only=False):
        one.settings_dict["OPTIONS"].pop("pool", None)


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
