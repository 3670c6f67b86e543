"""The authority over HTTP: certificates, lists, OCSP, time stamps, and its control.

POST /pki/issue with a request (PKCS #10) answers with a certificate; /pki/control takes
{"down": [...]} of "crl", "ocsp" and "tsa", and {"revoke": serial as hexadecimal}.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from pathlib import Path

from hamrong.sandbox.pki.authority import Authority

PREFIX = "/pki"
_PARTS = frozenset({"crl", "ocsp", "tsa"})


@dataclass(frozen=True)
class Reply:
    """What is answered; `lost` is no answer at all, as of a service that is down."""

    status: HTTPStatus = HTTPStatus.OK
    kind: str = "application/json"
    body: bytes = b"{}"
    lost: bool = False


def _refused(status: HTTPStatus, error: str) -> Reply:
    return Reply(status, body=json.dumps({"error": error}).encode())


class Pki:
    """Answers for the authority, as long as it is not told to be down."""

    def __init__(self, folder: Path, base: str) -> None:
        self.folder, self._base = folder, base
        self.down: frozenset[str] = frozenset()

    @cached_property
    def authority(self) -> Authority:
        """Return the authority; its keys are made when somebody first asks."""
        return Authority(self.folder, self._base)

    def place_at(self, base: str) -> None:
        """Say at which address it answers, before anybody asks."""
        self._base = base

    def show(self, path: str) -> Reply:
        """Answer a GET: a certificate or a list of revoked ones."""
        name, _, ending = path.removeprefix(f"{PREFIX}/").partition(".")
        if ending == "crl" and name in {"root", "issuing"}:
            if "crl" in self.down:
                return Reply(lost=True)
            return Reply(kind="application/pkix-crl", body=self.authority.crl(name))
        if ending == "pem" and name in self.authority.pairs:
            return Reply(kind="application/x-pem-file", body=self.authority.pem(name))
        return _refused(HTTPStatus.NOT_FOUND, "there is nothing here")

    def act(self, path: str, body: bytes) -> Reply:
        """Answer a POST."""
        action = path.removeprefix(f"{PREFIX}/")
        if action in self.down:
            return Reply(lost=True)
        kind, answer = self._services().get(action, ("", None))
        if answer is None:
            return _refused(HTTPStatus.NOT_FOUND, "there is nothing here")
        try:
            return Reply(kind=kind, body=answer(body))
        except (ValueError, TypeError) as error:
            return _refused(HTTPStatus.UNPROCESSABLE_ENTITY, str(error))

    def _services(self) -> dict[str, tuple[str, Callable[[bytes], bytes]]]:
        one = self.authority
        return {
            "issue": ("application/x-pem-file", one.issue),
            "ocsp": ("application/ocsp-response", one.answer),
            "tsa": ("application/timestamp-reply", one.stamp),
            "control": ("application/json", self._control),
        }

    def _control(self, body: bytes) -> bytes:
        wish = json.loads(body)
        if not isinstance(wish, dict) or not set(wish) <= {"down", "revoke"}:
            raise ValueError("down and revoke only")
        if "down" in wish:
            down = frozenset(wish["down"])
            if not down <= _PARTS:
                raise ValueError("crl, ocsp and tsa only")
            self.down = down
        if "revoke" in wish:
            self.authority.revoke(int(wish["revoke"], 16))
        return json.dumps({"down": sorted(self.down)}).encode()
