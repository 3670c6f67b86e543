"""The door: what other contexts may use."""

from hamrong.kernel.pack.actions.load_pack import load_pack
from hamrong.kernel.pack.queries.open_pack import Pack, open_pack
from hamrong.kernel.pack.rules.document import Document
from hamrong.kernel.pack.rules.fault import Fault, PackError
from hamrong.kernel.pack.rules.schema import check
from hamrong.kernel.pack.rules.section import LoadReport, section
from hamrong.kernel.pack.rules.yaml_text import read_yaml

__all__ = [
    "Document",
    "Fault",
    "LoadReport",
    "Pack",
    "PackError",
    "check",
    "load_pack",
    "open_pack",
    "read_yaml",
    "section",
]
