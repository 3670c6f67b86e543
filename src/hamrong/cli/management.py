"""What management commands raise, as the command line tells it."""

from collections.abc import Iterator
from contextlib import contextmanager

from hamrong.cli.screen import StopError


@contextmanager
def told() -> Iterator[None]:
    """Turn a command's own error into the sentence it carries."""
    from django.core.management import CommandError

    try:
        yield
    except CommandError as error:
        raise StopError(str(error), error.returncode) from None
