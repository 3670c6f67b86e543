"""The door: what other contexts may use."""

from hamrong.kernel.ids.actions.next_number import next_number
from hamrong.kernel.ids.models import Keyed
from hamrong.kernel.ids.rules import uuid7, uuid_of

__all__ = ["Keyed", "next_number", "uuid7", "uuid_of"]
