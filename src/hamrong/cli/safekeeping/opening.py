"""Where the recovery key comes from when a backup is opened."""

import getpass
import os
import sys
from pathlib import Path

from hamrong.cli.safekeeping.keys import Opener, opener_for
from hamrong.cli.screen import StopError

VARIABLE = "HAMRONG_BACKUP_KEY_FILE"


def opener(key_file: str | None) -> Opener:
    """Return the key of a file, of the file HAMRONG_BACKUP_KEY_FILE names, or typed in.

    It is never an argument: those stand in the list of processes.

    Raises:
        StopError: there is none, or it is no recovery key.
    """
    name = key_file or os.environ.get(VARIABLE, "")
    if name:
        try:
            path = Path(os.environ.get("HAMRONG_CALLER", "."), name)
            return opener_for(path.read_text())
        except OSError as error:
            raise StopError(f"The recovery key cannot be read: {error}") from None
    if not sys.stdin.isatty():
        raise StopError(
            "A backup opens with its recovery key alone: name the file that holds it with "
            f"--key-file or {VARIABLE}. Without the key nobody can restore."
        )
    return opener_for(getpass.getpass("Recovery key: "))
