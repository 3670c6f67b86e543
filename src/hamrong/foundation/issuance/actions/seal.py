"""Bind a paper to the file that was printed."""

from uuid import UUID

from hamrong.foundation.issuance.models import IssuedPaper
from hamrong.kernel.files import interface as files


def seal(check_code: str, *, file_id: UUID) -> None:
    """Keep the file and its SHA-256 with the paper. A paper is sealed once and never again.

    Raises:
        KeyError: there is no such file.
        ValueError: there is no such paper, or it is sealed.
    """
    stored = files.describe([file_id])[file_id]
    sealed = IssuedPaper.objects.filter(check_code=check_code, file__isnull=True).update(
        file_id=file_id, sha256=stored.sha256
    )
    if not sealed:
        raise ValueError(f"the paper {check_code} is unknown or sealed already")
