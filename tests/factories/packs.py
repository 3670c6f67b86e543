"""The packs of the source tree, by path."""

from pathlib import Path

import hamrong

PACKS = Path(hamrong.__file__).parent / "packs"
