"""Names of jobs and what runs them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Handler:
    """What runs under a name. `retries` counts the tries after the first."""

    name: str
    function: Callable[..., None]
    retries: int
    cron: str = ""


@dataclass
class Registry:
    """All handlers of this process, by name."""

    handlers: dict[str, Handler] = field(default_factory=dict)

    def add(self, handler: Handler) -> None:
        """Register a handler.

        Raises:
            ValueError: the name is taken by another function.
        """
        taken = self.handlers.get(handler.name)
        if taken is not None and taken.function is not handler.function:
            raise ValueError(f"two handlers for the job {handler.name!r}")
        self.handlers[handler.name] = handler


REGISTRY = Registry()


def handler(name: str, *, retries: int = 5) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register a function of a context's jobs.py as the handler of `context.verb`."""

    def register(function: Callable[..., None]) -> Callable[..., None]:
        REGISTRY.add(Handler(name, function, retries))
        return function

    return register


def periodic(
    name: str, *, cron: str, retries: int = 0
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register a function that runs by a cron expression in Vietnamese time."""

    def register(function: Callable[..., None]) -> Callable[..., None]:
        REGISTRY.add(Handler(name, function, retries, cron))
        return function

    return register


def plain_arguments(arguments: dict[str, Any]) -> dict[str, Any]:
    """Return arguments as JSON keeps them: keys and moments become text."""
    kept = (str, int, float, bool, type(None), list, dict)
    return {key: value if type(value) in kept else _text(value) for key, value in arguments.items()}


def _text(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, (tuple, set, frozenset)):
        return [v if isinstance(v, (str, int)) else _text(v) for v in value]
    return str(value)
