"""An SMS gateway that takes JSON over HTTP, as most resellers' do."""

from http import HTTPStatus

import httpx

from hamrong.kernel.notify.ports import SmsGateway, UndeliverableError

TIMEOUT_SECONDS = 10.0
_LATER = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.CONFLICT, HTTPStatus.TOO_MANY_REQUESTS}


class HttpGateway(SmsGateway):
    """POST {"to", "text"} with an Idempotency-Key; any 2xx means taken."""

    def __init__(self, url: str, *, transport: httpx.BaseTransport | None = None) -> None:
        self.url = url
        self.transport = transport

    def send(self, *, to: str, text: str, key: str) -> None:
        """Hand over one SMS. A refusal by the gateway (4xx) is final, all else is tried again."""
        try:
            with httpx.Client(timeout=TIMEOUT_SECONDS, transport=self.transport) as client:
                answer = client.post(
                    self.url, json={"to": to, "text": text}, headers={"Idempotency-Key": key}
                )
        except httpx.HTTPError as error:
            raise UndeliverableError(f"{type(error).__name__}: {error}") from error
        if not answer.is_success:
            final = answer.is_client_error and answer.status_code not in _LATER
            raise UndeliverableError(f"HTTP {answer.status_code}: {answer.text[:200]}", final=final)
