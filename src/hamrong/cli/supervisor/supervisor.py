"""The loop over all children, in one thread: output, restarts, signals, the common end."""

import selectors
import signal
import time
from collections.abc import Sequence
from types import FrameType

from hamrong.cli.screen import StopError, warn
from hamrong.cli.supervisor.child import Child

_TICK = 0.1
_ASK_AGAIN = 0.2
_PATIENCE = 9.0
_TRIES_AT_START = 3


class Supervisor:
    """Runs its children until told to stop."""

    def __init__(self, children: Sequence[Child]) -> None:
        self.children = list(children)
        self.asked_to_stop = False
        self._impatient = False
        self._output = selectors.DefaultSelector()

    def listen(self) -> None:
        """Stop at Ctrl-C, SIGTERM and a closed terminal; a second Ctrl-C does not wait."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self._impatient = self.asked_to_stop
        self.asked_to_stop = True

    def start(self) -> None:
        """Start every child at once; they come up side by side."""
        for child in self.children:
            self._start(child)

    def _start(self, child: Child) -> None:
        self._output.register(child.start(), selectors.EVENT_READ, child)

    def wait_ready(self, seconds: float) -> None:
        """Return when every child answers, or when asked to stop.

        Raises:
            StopError: a child keeps ending, or does not answer in time.
        """
        deadline = time.monotonic() + seconds
        waiting = list(self.children)
        asked = 0.0
        while waiting and not self.asked_to_stop:
            self._tick()
            if time.monotonic() < asked + _ASK_AGAIN:
                continue
            waiting = [child for child in waiting if not (child.process and child.is_ready())]
            asked = time.monotonic()
            for child in waiting:
                if child.failures >= _TRIES_AT_START:
                    raise StopError(
                        f"{child.name} does not start: {child.reason()} (log: {child.log})"
                    )
            if waiting and time.monotonic() > deadline:
                names = ", ".join(child.name for child in waiting)
                raise StopError(
                    f"{names} did not answer within {seconds:.0f} s (log: {waiting[0].log})"
                )

    def run(self) -> None:
        """Watch over the children until asked to stop."""
        while not self.asked_to_stop:
            self._tick()

    def _tick(self) -> None:
        for key, _events in self._output.select(_TICK):
            if key.data.read() == 0:
                self._output.unregister(key.fd)
        for child in self.children:
            if child.process is not None and child.process.poll() is not None:
                self._ended(child)
            elif child.process is None and time.monotonic() >= child.due:
                self._start(child)

    def _ended(self, child: Child) -> None:
        process = child.process
        if process is None or self.asked_to_stop:
            return
        child.signal(signal.SIGKILL)  # workers left behind hold the port
        self._forget_output(child)
        code = process.returncode
        wait = child.plan_restart()
        warn(f"  [{child.name}] ended with {code}; starts again in {wait:.0f} s ({child.log})")

    def _forget_output(self, child: Child) -> None:
        if child.process is None or child.process.stdout is None:
            return
        descriptor = child.process.stdout.fileno()
        while child.read():
            pass
        if descriptor in self._output.get_map():
            self._output.unregister(descriptor)
        child.process.stdout.close()

    def stop(self) -> None:
        """Stop all children: politely, and after nine seconds (or a second Ctrl-C) by force."""
        self.asked_to_stop = True
        for child in self.children:
            child.signal(signal.SIGTERM)
        deadline = time.monotonic() + _PATIENCE
        while not all(child.is_gone() for child in self.children):
            if time.monotonic() > deadline or self._impatient:
                break
            for key, _events in self._output.select(_TICK):
                if key.data.read() == 0:
                    self._output.unregister(key.fd)
        for child in self.children:
            child.signal(signal.SIGKILL)
            if child.process is not None:
                child.process.wait()
                self._forget_output(child)
