"""The door: what other contexts may use."""

from hamrong.kernel.pack.actions.load_pack import load_pack
from hamrong.kernel.pack.queries.open_pack import Pack, open_pack
from hamrong.kernel.pack.rules import Document, Fault, LoadReport, PackError, check, section

__all__ = [
    "Document",
    "Fault",
    "LoadReport",
    "Pack",
    "PackError",
    "check",
    "load_pack",
    "open_pack",
    "section",
]
