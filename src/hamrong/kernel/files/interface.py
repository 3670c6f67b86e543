"""The door: what other contexts may use."""

from hamrong.kernel.files.actions.attach import attach
from hamrong.kernel.files.actions.bind import bind, bound_preview
from hamrong.kernel.files.actions.give_again import give_again
from hamrong.kernel.files.actions.receive import UnscannedError
from hamrong.kernel.files.actions.store import store
from hamrong.kernel.files.actions.take_paper import take_paper
from hamrong.kernel.files.models import File
from hamrong.kernel.files.queries.stored import StoredFile, describe, headers_for, open_file
from hamrong.kernel.files.rules.kinds import DOCUMENTS, MAX_BYTES, Kind

__all__ = [
    "DOCUMENTS",
    "MAX_BYTES",
    "File",
    "Kind",
    "StoredFile",
    "UnscannedError",
    "attach",
    "bind",
    "bound_preview",
    "describe",
    "give_again",
    "headers_for",
    "open_file",
    "store",
    "take_paper",
]
