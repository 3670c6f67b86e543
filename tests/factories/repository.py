"""Papers in people's stores."""

from typing import Any
from uuid import UUID

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import today
from hamrong.service.repository import interface as repository

PHOTO = b"%PDF-1.7 anh giay"


def said(**more: Any) -> repository.Given:
    """Return what its owner says of a certificate of birth from the hospital."""
    fields = {"kind_code": "giay-chung-sinh", "issuer": "Bệnh viện huyện", "issued_on": today()}
    return repository.Given(**{**fields, **more})


def stored_paper(owner: Actor, **more: Any) -> UUID:
    """Put a paper of their own into someone's store and return its id."""
    return repository.give_paper(owner, said(**more), PHOTO, name="giay.pdf")
