"""What merchants asked for and what people paid; kept over restarts, one line a change."""

import json
import threading
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Transaction:
    """One payment a merchant asked for. Times are ISO texts, the amount is whole đồng.

    `status` is pending, paid, failed or refunded; a pending one past `expires_at` counts as
    expired. `untold` are the statuses the merchant has not confirmed to know.
    """

    merchant: str
    reference: str
    amount: int
    description: str
    return_url: str
    callback_url: str
    created_at: str
    expires_at: str
    token: str
    status: str = "pending"
    number: str = ""
    method: str = ""
    bank: str = ""
    paid_at: str = ""
    reason: str = ""
    refund_reference: str = ""
    refund_status: str = ""
    refund_reason: str = ""
    refund_number: str = ""
    refunded_at: str = ""
    untold: tuple[str, ...] = ()

    def standing(self, at: datetime) -> str:
        """Return the status at a moment."""
        late = self.status == "pending" and at >= datetime.fromisoformat(self.expires_at)
        return "expired" if late else self.status


@dataclass
class Ledger:
    """All transactions; safe between threads."""

    path: Path
    lock: threading.RLock = field(default_factory=threading.RLock)
    found: dict[tuple[str, str], Transaction] = field(default_factory=dict)
    by_token: dict[str, tuple[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if not self.path.exists():
            return
        for line in self.path.read_text(encoding="utf-8").splitlines():
            try:
                values = json.loads(line)
                self._keep(Transaction(**{**values, "untold": tuple(values["untold"])}))
            except (ValueError, TypeError, KeyError):  # cut short when the process was killed
                continue

    def _keep(self, one: Transaction) -> None:
        self.found[one.merchant, one.reference] = one
        self.by_token[one.token] = (one.merchant, one.reference)

    def save(self, one: Transaction) -> Transaction:
        """Write a transaction as it stands now."""
        with self.lock:
            self._keep(one)
            with self.path.open("a", encoding="utf-8") as handle:
                handle.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
            return one

    def change(self, one: Transaction, **values: Any) -> Transaction:
        """Change some fields of a transaction as it stands now."""
        with self.lock:
            return self.save(replace(self.found[one.merchant, one.reference], **values))

    def get(self, merchant: str, reference: str) -> Transaction | None:
        """Return a transaction by the merchant's reference."""
        return self.found.get((merchant, reference))

    def of_token(self, token: str) -> Transaction | None:
        """Return the transaction a payer's page is for."""
        key = self.by_token.get(token)
        return self.found[key] if key else None

    def all(self) -> list[Transaction]:
        """Return all transactions in the order they were asked for."""
        with self.lock:
            return list(self.found.values())
