"""Whoever carries SMS."""

from abc import ABC, abstractmethod


class UndeliverableError(Exception):
    """The supplier did not take a message; `final` when trying again cannot help."""

    def __init__(self, reason: str, *, final: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.final = final


class SmsGateway(ABC):
    """Carries an SMS to a phone."""

    @abstractmethod
    def send(self, *, to: str, text: str, key: str) -> None:
        """Hand over one SMS; the same key handed over again is sent once.

        Raises:
            UndeliverableError: the gateway did not take it.
        """


_gateway: SmsGateway | None = None


def gateway() -> SmsGateway:
    """Return the gateway in use.

    Raises:
        UndeliverableError: none is configured; the reason tells the operator what to set.
    """
    if _gateway is None:
        raise UndeliverableError("HAMRONG_SMS_URL is not set", final=True)
    return _gateway


def use_gateway(chosen: SmsGateway | None) -> None:
    """Choose the gateway of this process."""
    global _gateway  # noqa: PLW0603 - one choice a process, made at start
    _gateway = chosen
