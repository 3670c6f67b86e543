"""The door: what other contexts may use."""

from hamrong.kernel.timeline.actions.announce import announce, subscribe
from hamrong.kernel.timeline.actions.record import record
from hamrong.kernel.timeline.actions.seal import seal, seal_all
from hamrong.kernel.timeline.queries.entries import Entry, entries, readable
from hamrong.kernel.timeline.queries.tree import InclusionProof, inclusion_proof
from hamrong.kernel.timeline.queries.verify import Broken, VerifyReport, verify
from hamrong.kernel.timeline.rules import Audience, proves_inclusion

__all__ = [
    "Audience",
    "Broken",
    "Entry",
    "InclusionProof",
    "VerifyReport",
    "announce",
    "entries",
    "inclusion_proof",
    "proves_inclusion",
    "readable",
    "record",
    "seal",
    "seal_all",
    "subscribe",
    "verify",
]
