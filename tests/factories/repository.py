"""Papers in people's stores."""

from typing import Any
from uuid import UUID

from tests.factories.papers import PDF

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import today
from hamrong.service.repository import interface as repository


def said(**more: Any) -> repository.Given:
    """Return what its owner says of a certificate of birth from the hospital."""
    fields = {"kind_code": "giay-chung-sinh", "issuer": "Bệnh viện huyện", "issued_on": today()}
    return repository.Given(**{**fields, **more})


def stored_paper(owner: Actor, **more: Any) -> UUID:
    """Put a paper of their own into someone's store and return its id."""
    return repository.give_paper(owner, said(**more), PDF, name="giay.pdf")
