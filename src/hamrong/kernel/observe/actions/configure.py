"""How lines of the log are written: one JSON object a line, with nobody's data in it."""

import logging
import sys
from typing import Any

import structlog
from structlog.typing import EventDict, Processor

from hamrong.kernel.observe.rules import without_people

_OURS = "hamrong"
_SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def configure(*, show_errors: bool) -> None:
    """Set up the log for our own lines and those of libraries; called once at start.

    `show_errors` also writes what an error says: for development alone.
    """
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(formatter(show_errors=show_errors))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(_OURS).setLevel(logging.INFO)
    # It repeats every refused request, with its address; ours says the same without it.
    logging.getLogger("django.request").setLevel(logging.ERROR)


def formatter(*, show_errors: bool = False) -> logging.Formatter:
    """Return what turns a record of ours or of a library into a line."""

    def clean(_logger: Any, _method: str, told: EventDict) -> EventDict:
        record: logging.LogRecord = told["_record"]
        # A library's words quote what it was given: that it speaks, and the error, must do.
        foreign = not record.name.startswith(_OURS)
        event = {"event": f"{record.name} complains"} if foreign else {}
        error = _error(record.exc_info or told.get("exc_info"))
        kept = without_people({**told, **event, "exception": error})
        if show_errors:
            kept["message"] = f"{record.getMessage() if foreign else ''} {error or ''}".strip()
        return kept

    return _OneLine(
        foreign_pre_chain=_SHARED,
        processors=[clean, structlog.processors.JSONRenderer(ensure_ascii=False)],
        keep_exc_info=True,
    )


class _OneLine(structlog.stdlib.ProcessorFormatter):
    """Leaves out what the standard formatter adds below a line: errors with what they quote."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the JSON object alone, which never has a line break of its own."""
        return super().format(record).partition("\n")[0]


def _error(told: Any) -> BaseException | None:
    if isinstance(told, BaseException):
        return told
    if isinstance(told, tuple):
        found: BaseException | None = told[1]
        return found
    return sys.exc_info()[1] if told else None
