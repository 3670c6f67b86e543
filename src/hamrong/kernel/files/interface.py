"""The door: what other contexts may use."""

from hamrong.kernel.files.actions.append_upload import WrongOffsetError, append_upload
from hamrong.kernel.files.actions.attach import attach
from hamrong.kernel.files.actions.begin_upload import Known, begin_upload
from hamrong.kernel.files.actions.bind import bind, bound_preview
from hamrong.kernel.files.actions.end_upload import drop_upload, use_uploads
from hamrong.kernel.files.actions.finish_upload import finish_upload
from hamrong.kernel.files.actions.give_again import give_again
from hamrong.kernel.files.actions.lay_by import lay_by
from hamrong.kernel.files.actions.move_upload import move_upload
from hamrong.kernel.files.actions.receive import too_large
from hamrong.kernel.files.actions.run_apart import run_apart
from hamrong.kernel.files.actions.store import store
from hamrong.kernel.files.actions.straighten import small_picture
from hamrong.kernel.files.actions.take_paper import take_paper
from hamrong.kernel.files.actions.take_turns import in_turn
from hamrong.kernel.files.models import File
from hamrong.kernel.files.queries.stored import StoredFile, describe, headers_for, open_file
from hamrong.kernel.files.queries.upload import UploadView, later_files, upload, uploads_for
from hamrong.kernel.files.rules.kinds import DOCUMENTS, MAX_BYTES, Kind
from hamrong.kernel.files.rules.tus import ALGORITHMS as TUS_ALGORITHMS
from hamrong.kernel.files.rules.tus import EXTENSIONS as TUS_EXTENSIONS
from hamrong.kernel.files.rules.tus import VERSION as TUS_VERSION
from hamrong.kernel.files.rules.tus import (
    WrongRequestError,
    matches,
    metadata_of,
    whole_number,
)

__all__ = [
    "DOCUMENTS",
    "MAX_BYTES",
    "TUS_ALGORITHMS",
    "TUS_EXTENSIONS",
    "TUS_VERSION",
    "File",
    "Kind",
    "Known",
    "StoredFile",
    "UploadView",
    "WrongOffsetError",
    "WrongRequestError",
    "append_upload",
    "attach",
    "begin_upload",
    "bind",
    "bound_preview",
    "describe",
    "drop_upload",
    "finish_upload",
    "give_again",
    "headers_for",
    "in_turn",
    "later_files",
    "lay_by",
    "matches",
    "metadata_of",
    "move_upload",
    "open_file",
    "run_apart",
    "small_picture",
    "store",
    "take_paper",
    "too_large",
    "upload",
    "uploads_for",
    "use_uploads",
    "whole_number",
]
