"""Django, loaded only for the commands and steps that need it."""

import os
from typing import Any

SETTINGS = "hamrong.config.settings"


def ready() -> None:
    """Load settings and contexts; the database's address must be set by then."""
    import django
    from django.conf import settings

    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    # One connection is enough here, and a pool's threads would outlive the command's work.
    options: Any = settings.DATABASES["default"]["OPTIONS"]
    options.pop("pool", None)
    django.setup()


def call(command: str, *arguments: str, **options: object) -> None:
    """Run one management command in this process."""
    from django.core.management import call_command

    call_command(command, *arguments, **options)


def release() -> None:
    """Close this process's database connection, if Django ever opened one."""
    import sys

    if "django.db" in sys.modules:
        from django.db import connections

        connections.close_all()
