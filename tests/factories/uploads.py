"""A client that speaks tus."""

import base64
from typing import Any
from uuid import UUID

from django.test import Client

from hamrong.foundation.identity.models import Account
from hamrong.kernel.actor.interface import Actor
from hamrong.service.forms import interface as forms

TUS = {"Tus-Resumable": "1.0.0"}
BODY = "application/offset+octet-stream"
KEY = "giay-chung-sinh"


def coded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


class Sender:
    """A client that speaks tus."""

    def __init__(self, actor: Actor, *, checks: bool = False) -> None:
        self.client = Client(enforce_csrf_checks=checks)
        self.client.force_login(Account.objects.get(id=actor.account_id))

    def begin(self, purpose: str, length: int, **more: str) -> Any:
        said = {"purpose": purpose, "filename": "ảnh 1.jpg", **more}
        metadata = ",".join(f"{key} {coded(text)}" for key, text in said.items())
        return self.client.post(
            "/tai-len/",
            headers={**TUS, "Upload-Length": str(length), "Upload-Metadata": metadata},
        )

    def piece(self, at: str, offset: int, content: bytes, **more: str) -> Any:
        headers = {**TUS, "Upload-Offset": str(offset), **more}
        # Django's client leaves the type of an empty body out.
        return self.client.generic("PATCH", at, content, headers=headers, CONTENT_TYPE=BODY)

    def offset(self, at: str) -> int:
        return int(self.client.head(at, headers=TUS)["Upload-Offset"])

    def whole(self, purpose: str, content: bytes, **more: str) -> Any:
        at = self.begin(purpose, len(content), **more)["Location"]
        return self.piece(at, 0, content)


def names(owner: Actor, draft: UUID) -> list[str]:
    return [one.name for one in forms.draft(owner, draft).files.get(KEY, ())]
