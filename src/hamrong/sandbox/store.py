"""Messages that reached the world outside: lines of JSON in one file a channel."""

import json
import threading
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Message:
    """One message as it was received. `key` is the sender's idempotency key or message id."""

    key: str
    at: str
    sender: str
    to: str
    subject: str
    text: str


class Store:
    """Messages of one channel; written at once, kept over restarts, safe between threads."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._lock = threading.Lock()
        self._messages = self._read()

    def _read(self) -> dict[str, Message]:
        if not self._path.exists():
            return {}
        found = {}
        for line in self._path.read_text(encoding="utf-8").splitlines():
            try:
                message = Message(**json.loads(line))
            except (ValueError, TypeError):  # a line cut short when the process was killed
                continue
            found[message.key] = message
        return found

    def add(self, message: Message) -> bool:
        """Keep a message; False when one with its key is here already."""
        with self._lock:
            if message.key in self._messages:
                return False
            self._messages[message.key] = message
            with self._path.open("a", encoding="utf-8") as handle:
                handle.write(json.dumps(asdict(message), ensure_ascii=False) + "\n")
            return True

    def newest(self, count: int) -> list[Message]:
        """Return the last messages, newest first."""
        with self._lock:
            return list(self._messages.values())[: -count - 1 : -1]

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._messages.clear()
            self._path.unlink(missing_ok=True)
