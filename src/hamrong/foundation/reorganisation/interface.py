"""The door: what other contexts may use."""

from hamrong.foundation.reorganisation.actions.begin import begin
from hamrong.foundation.reorganisation.actions.carry_on import carry_on
from hamrong.foundation.reorganisation.ports import Handover, Mover, OpenThing, mover
from hamrong.foundation.reorganisation.rules import About, Choice, Guide

__all__ = [
    "About",
    "Choice",
    "Guide",
    "Handover",
    "Mover",
    "OpenThing",
    "begin",
    "carry_on",
    "mover",
]
