"""Django with all contexts, without a database, for the linters that look at models."""

import os


def load() -> None:
    """Load the platform; nothing is written, so a made-up secret will do."""
    import django  # noqa: PLC0415 only some linters need it

    os.environ.setdefault("HAMRONG_SECRET_KEY", "only-for-linting")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hamrong.config.settings")
    django.setup()
    from django.utils import translation  # noqa: PLC0415

    # As makemigrations does: otherwise translated labels would look like changes.
    translation.deactivate_all()
