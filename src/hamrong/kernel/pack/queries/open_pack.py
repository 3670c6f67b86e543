"""Open a pack's folder."""

import csv
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hamrong.kernel.pack.rules import Document, Fault, PackError, check, read_yaml

SHIPPED = Path(__file__).resolve().parents[3] / "packs"

MANIFEST = {
    "type": "object",
    "required": ["name", "title", "province_code"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string"},
        "title": {"type": "string"},
        "province_code": {"type": "string", "pattern": "^H[0-9]{2}$"},
        "demo": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"organisation_date": {"type": "string", "format": "date"}},
        },
        "hotline": {"type": "string"},
    },
}


@dataclass(frozen=True)
class Pack:
    """A province as a folder of data files."""

    root: Path
    manifest: dict[str, Any]

    @property
    def name(self) -> str:
        """Return the pack's name."""
        return str(self.manifest["name"])

    def has(self, file: str) -> bool:
        """Tell whether the pack carries a file."""
        return (self.root / file).is_file()

    def files(self, pattern: str) -> list[str]:
        """Return the pack's files that match a pattern such as `forms/*.yaml`, in order."""
        return sorted(str(p.relative_to(self.root)) for p in self.root.glob(pattern))

    def read(self, file: str, schema: dict[str, Any] | None = None) -> Document:
        """Read a YAML file, checked against a JSON Schema if one is given.

        Raises:
            PackError: with file and line of everything that is wrong.
        """
        path = self.root / file
        try:
            document = read_yaml(file, path.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise PackError([Fault(file, 1, "the file is missing")]) from error
        except UnicodeDecodeError as error:
            raise PackError([Fault(file, 1, "the file is not UTF-8")]) from error
        faults = check(document, schema) if schema else []
        if faults:
            raise PackError(faults)
        return document

    def csv(self, file: str) -> Iterator[tuple[int, dict[str, str]]]:
        """Go through a CSV file with a header: line and row."""
        with (self.root / file).open(encoding="utf-8", newline="") as handle:
            for row in (reader := csv.DictReader(handle)):
                yield reader.line_num, row

    def jsonl(self, file: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Go through a gzipped file of one JSON object a line: line and object."""
        with gzip.open(self.root / file, "rt", encoding="utf-8") as handle:
            for number, line in enumerate(handle, start=1):
                yield number, json.loads(line)


def open_pack(name: str) -> Pack:
    """Open a shipped pack by name, or any pack by the path of its folder.

    Raises:
        PackError: there is no such pack, or its pack.yaml is wrong.
    """
    root = Path(name) if "/" in name else SHIPPED / name
    if not (root / "pack.yaml").is_file():
        raise PackError([Fault(f"{name}/pack.yaml", 1, "there is no such pack")])
    bare = Pack(root, {})
    return Pack(root, bare.read("pack.yaml", MANIFEST).value)
