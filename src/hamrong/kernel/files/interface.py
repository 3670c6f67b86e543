"""The door: what other contexts may use."""

from hamrong.kernel.files.actions.attach import attach
from hamrong.kernel.files.actions.store import store
from hamrong.kernel.files.models import File
from hamrong.kernel.files.queries.stored import StoredFile, describe, headers_for, open_file
from hamrong.kernel.files.rules import DOCUMENTS, MAX_BYTES, Kind

__all__ = [
    "DOCUMENTS",
    "MAX_BYTES",
    "File",
    "Kind",
    "StoredFile",
    "attach",
    "describe",
    "headers_for",
    "open_file",
    "store",
]
