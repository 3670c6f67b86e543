"""What the command line says: steps with their time, and the one sentence that ends a failure."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class StopError(Exception):
    """Ends the command with one sentence that says what to do; no traceback is shown."""

    def __init__(self, sentence: str, code: int = 1) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


class Step:
    """One line of progress; `note` adds what was found or made."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.notes: list[str] = []

    def note(self, text: str) -> None:
        """Add to the end of this step's line."""
        self.notes.append(text)

    def tell(self, text: str) -> None:
        """Say what is being done, on the step's own line, where somebody watches."""
        if sys.stdout.isatty():
            print(f"\r\033[K  … {self.title}: {text}", end="", flush=True)


@contextmanager
def step(title: str) -> Iterator[Step]:
    """Show that `title` is under way and, when it is done, how long it took."""
    live = sys.stdout.isatty()
    current = Step(title)
    began = time.monotonic()
    if live:
        print(f"  … {title}", end="", flush=True)
    mark = "✗"
    try:
        yield current
        mark = "✓"
    finally:
        seconds = time.monotonic() - began
        notes = f" ({', '.join(current.notes)})" if current.notes else ""
        start = "\r\033[K" if live else ""
        print(f"{start}  {mark} {title}{notes} {seconds:.1f} s", flush=True)


def say(text: str = "") -> None:
    """Print one line at once, also into a pipe."""
    print(text, flush=True)


def warn(text: str) -> None:
    """Print one line on standard error."""
    print(text, file=sys.stderr, flush=True)
