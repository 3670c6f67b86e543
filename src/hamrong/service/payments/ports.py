"""Whoever carries online payments, and the choice of it by configuration."""

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from threading import BoundedSemaphore

from hamrong.service.payments.rules import Standing


@dataclass(frozen=True)
class Account:
    """Who we are to a platform, as configured: its address, our code there, the keys' files.

    `pages` are the origins of the pages where people pay; a page elsewhere is refused.
    """

    url: str
    merchant: str
    key_file: Path
    platform_key_file: Path
    pages: tuple[str, ...]


class PlatformError(Exception):
    """The platform did not answer as it should; `final` when trying again cannot help."""

    def __init__(self, reason: str, *, final: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.final = reason, final


class ForgedError(Exception):
    """A message is not signed by the platform, or not meant for us."""


@dataclass(frozen=True)
class Order:
    """What is to be paid, in đồng; the reference names it for ever, asked again it is the same."""

    reference: str
    amount: int
    description: str
    return_url: str
    callback_url: str
    minutes: int


@dataclass(frozen=True)
class Outcome:
    """How a transaction stands at the platform. Amounts are đồng; empty texts are not known yet.

    `refund_refused` says why the platform did not give money back.
    """

    reference: str
    amount: int
    standing: Standing
    number: str = ""
    method: str = ""
    bank: str = ""
    paid_at: datetime | None = None
    reason: str = ""
    refund_number: str = ""
    refunded_at: datetime | None = None
    refund_refused: str = ""


@dataclass(frozen=True)
class PlatformDay:
    """What the platform says was paid and given back on a day, by reference in đồng."""

    paid: Mapping[str, int]
    refunded: Mapping[str, int]


class PaymentPlatform(ABC):
    """Takes people's money for us. Every call raises PlatformError when it cannot be trusted."""

    @abstractmethod
    def start(self, order: Order, *, hurry: bool = False) -> str:
        """Return the address of the page where a person pays; the same order gives the same.

        `hurry` tries once and gives up after a few seconds: a person waits for the page.
        """

    @abstractmethod
    def query(self, reference: str, *, hurry: bool = False) -> Outcome:
        """Tell how a transaction stands; one that never arrived there is `UNKNOWN`.

        `hurry` gives up after a few seconds: a person waits for the page.
        """

    @abstractmethod
    def refund(self, reference: str, refund_reference: str, amount: int, reason: str) -> Outcome:
        """Give the whole amount back; the same refund asked for again is given once."""

    @abstractmethod
    def query_refund(self, reference: str) -> Outcome:
        """Tell how a refund stands; `REFUNDED` when the money is on its way to the person."""

    @abstractmethod
    def day(self, day: date) -> PlatformDay:
        """Return what was paid and given back on a day of Vietnamese time."""

    @abstractmethod
    def read_callback(self, path: str, heads: Mapping[str, str], body: bytes) -> Outcome:
        """Return what a message to our address says.

        Raises:
            ForgedError: it is not the platform's, or not for us.
        """


# Of the threads that answer people, a quarter at most waits for the platform at one time.
_PLACES = BoundedSemaphore(max(1, min(8, 2 * (os.cpu_count() or 1)) // 4))


@contextmanager
def while_somebody_waits(*, patience: float = 0) -> Iterator[None]:
    """Ask the platform from a thread that answers people; `patience` is in seconds.

    A slow platform must not keep the other pages from being answered: only few threads may wait
    for it at once, and whoever finds no place leaves the question to the jobs.

    Raises:
        PlatformError: enough others wait already.
    """
    if not _PLACES.acquire(timeout=patience):
        raise PlatformError("enough people wait for the platform already")
    try:
        yield
    finally:
        _PLACES.release()


_platform: PaymentPlatform | None = None
SUPPLIERS: dict[str, Callable[[Account], PaymentPlatform]] = {}


def supplier(name: str, make: Callable[[Account], PaymentPlatform]) -> None:
    """Make a supplier known under the name that HAMRONG_PAYMENT_SUPPLIER chooses."""
    SUPPLIERS[name] = make


def is_configured() -> bool:
    """Tell whether people can pay online at all."""
    return _platform is not None


def platform() -> PaymentPlatform:
    """Return the platform in use.

    Raises:
        PlatformError: none is configured; the reason tells the operator what to set.
    """
    if _platform is None:
        raise PlatformError("HAMRONG_PAYMENT_URL is not set", final=True)
    return _platform


def use_platform(chosen: PaymentPlatform | None) -> None:
    """Choose the platform of this process."""
    global _platform  # noqa: PLW0603 - one choice a process, made at start
    _platform = chosen
