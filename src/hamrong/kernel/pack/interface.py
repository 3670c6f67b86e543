"""The door: what other contexts may use."""

from hamrong.kernel.pack.actions.load_pack import load_pack
from hamrong.kernel.pack.queries.open_pack import Pack, open_pack
from hamrong.kernel.pack.rules.document import Document
from hamrong.kernel.pack.rules.fault import Fault, PackError
from hamrong.kernel.pack.rules.schema import Misfit, check, misfits
from hamrong.kernel.pack.rules.section import LoadReport, section
from hamrong.kernel.pack.rules.yaml_text import read_yaml

__all__ = [
    "Document",
    "Fault",
    "LoadReport",
    "Misfit",
    "Pack",
    "PackError",
    "check",
    "load_pack",
    "misfits",
    "open_pack",
    "read_yaml",
    "section",
]
