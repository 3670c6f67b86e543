"""Whether this process lives, and whether it can serve: for supervisors and load balancers."""

from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from psycopg_pool import PoolTimeout

from hamrong.kernel.ui.interface import Rule, allow


@allow(Rule.ANYONE)
def healthz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - a view's signature
    """Answer 200 as long as the process can answer at all."""
    return JsonResponse({"status": "ok"})


@allow(Rule.ANYONE)
def readyz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - a view's signature
    """Answer 200 when the database answers and has the tables of this version, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        _check_migrated()
    except (DatabaseError, PoolTimeout):
        return JsonResponse({"status": "database unreachable"}, status=503)
    except _BehindError:
        return JsonResponse({"status": "migrations missing"}, status=503)
    return JsonResponse({"status": "ok"})


class _BehindError(Exception):
    """The database lacks migrations of this version."""


@cache
def _check_migrated() -> None:
    """Look once: a process that found the tables keeps them; a failure is looked at again."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise _BehindError
