"""Decisions about a dossier that one official proposes and another takes, under a number."""

from enum import StrEnum

from hamrong.kernel.actor.interface import Role
from hamrong.service.dossiers.rules.dossier import PAUSED, REOPENABLE, RUNNING, State


class DecisionKind(StrEnum):
    """What is decided."""

    STOP = "stop"
    REOPEN = "reopen"


def may_be_decided(kind: DecisionKind, state: State) -> bool:
    """Tell whether a dossier in this state can be stopped, or taken up again.

    What is handled, or waits for its applicant, can be stopped (Decree 61/2018/NĐ-CP, article
    19, has it told in writing with the reason); before acceptance it is refused instead.
    """
    return state in (RUNNING | PAUSED if kind is DecisionKind.STOP else REOPENABLE)


def deciding_role(kind: DecisionKind, *, asker: frozenset[Role], has_head: bool) -> Role:
    """Return whose inbox a proposal goes to: never the proposer's own.

    The head stops, the leader takes up again; what a head proposes the leader decides, and what a
    leader proposes the head.
    """
    if Role.LEADER in asker:
        return Role.HEAD if has_head else Role.LEADER
    if kind is DecisionKind.REOPEN or Role.HEAD in asker or not has_head:
        return Role.LEADER
    return Role.HEAD
