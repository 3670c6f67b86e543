"""Bind a paper to the file that was printed."""

from collections.abc import Sequence
from uuid import UUID

from hamrong.foundation.issuance.models import IssuedPaper
from hamrong.kernel.files import interface as files


def seal(check_code: str, *, file_id: UUID, signers: Sequence[str] = ()) -> None:
    """Keep the file and its SHA-256 with the paper. A paper is sealed once and never again.

    `signers` names who signed the file digitally, in order.

    Raises:
        KeyError: there is no such file.
        ValueError: there is no such paper, or it is sealed.
    """
    stored = files.describe([file_id])[file_id]
    sealed = IssuedPaper.objects.filter(check_code=check_code, file__isnull=True).update(
        file_id=file_id, sha256=stored.sha256, signers=list(signers)
    )
    if not sealed:
        raise ValueError(f"the paper {check_code} is unknown or sealed already")
