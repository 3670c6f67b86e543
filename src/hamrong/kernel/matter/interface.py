"""The door: what other contexts may use."""

from hamrong.kernel.matter.actions.close_matter import close_matter
from hamrong.kernel.matter.actions.move_matter import move_matter
from hamrong.kernel.matter.actions.open_matter import open_matter
from hamrong.kernel.matter.actions.reopen_matter import reopen_matter
from hamrong.kernel.matter.models import Matter

__all__ = [
    "Matter",
    "close_matter",
    "move_matter",
    "open_matter",
    "reopen_matter",
]
