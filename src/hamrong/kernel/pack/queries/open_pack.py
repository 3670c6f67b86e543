"""Open a pack's folder."""

import csv
import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from hamrong.kernel.pack.rules.document import Document
from hamrong.kernel.pack.rules.fault import Fault, PackError
from hamrong.kernel.pack.rules.schema import check
from hamrong.kernel.pack.rules.yaml_text import read_yaml

SHIPPED = Path(__file__).resolve().parents[3] / "packs"

MANIFEST: Mapping[str, Any] = {
    "type": "object",
    "required": ["name", "title", "province_code"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"},
        "title": {"type": "string", "minLength": 1},
        "province_code": {"type": "string", "pattern": "^H[0-9]{2}$"},
        "organisation_date": {"type": "string", "format": "date"},
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

    @property
    def organisation_date(self) -> date | None:
        """Return the day whose organisation a demonstration shows; None for the present day."""
        given = self.manifest.get("organisation_date")
        return date.fromisoformat(str(given)) if given else None

    def has(self, file: str) -> bool:
        """Tell whether the pack carries a file."""
        return self._path(file).is_file()

    def files(self, pattern: str) -> list[str]:
        """Return the pack's files that match a pattern such as `forms/*.yaml`, in order."""
        found = (path for path in self.root.glob(pattern) if path.is_file())
        return sorted(path.relative_to(self.root).as_posix() for path in found)

    def read(self, file: str, schema: Mapping[str, Any] | None = None) -> Document:
        """Read a YAML file, checked against a JSON Schema if one is given.

        Raises:
            PackError: with file and line of everything that is wrong.
        """
        with self._open(file) as handle:
            try:
                text = handle.read()
            except UnicodeDecodeError:
                raise PackError([Fault(file, 1, "the file is not UTF-8")]) from None
        document = read_yaml(file, text)
        if schema is not None and (faults := check(document, schema)):
            raise PackError(faults)
        return document

    def csv(self, file: str, columns: tuple[str, ...] = ()) -> Iterator[tuple[int, dict[str, str]]]:
        """Go through a CSV file with a header: line and row, its values stripped of blanks.

        Raises:
            PackError: one of `columns` is missing, or a row has too few or too many cells.
        """
        with self._open(file) as handle:
            reader = csv.reader(handle)
            heading = next(reader, [])
            if missing := [name for name in columns if name not in heading]:
                raise PackError([Fault(file, 1, f"the column '{missing[0]}' is missing")])
            for cells in reader:
                line = reader.line_num
                if len(cells) != len(heading):
                    message = f"{len(cells)} cells, but the heading has {len(heading)}"
                    raise PackError([Fault(file, line, message)])
                yield line, {k: v.strip() for k, v in zip(heading, cells, strict=True)}

    def jsonl(self, file: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Go through a file of one JSON object a line, gzipped or not: line and object.

        Raises:
            PackError: a line is no JSON object, or the file is damaged.
        """
        number = 0
        with self._open(file) as handle:
            try:
                for number, line in enumerate(handle, start=1):
                    yield number, _object(file, number, line)
            except (EOFError, zlib.error, gzip.BadGzipFile):
                message = "the file is damaged from here on"
                raise PackError([Fault(file, number + 1, message)]) from None

    def _path(self, file: str) -> Path:
        path = (self.root / file).resolve()
        if not path.is_relative_to(self.root.resolve()):
            raise PackError([Fault(file, 1, "the file lies outside the pack")])
        return path

    def _open(self, file: str) -> IO[str]:
        path = self._path(file)
        if not path.is_file():
            raise PackError([Fault(file, 1, "the file is missing")])
        if path.suffix == ".gz":
            return gzip.open(path, "rt", encoding="utf-8")
        return path.open(encoding="utf-8-sig", newline="")


def _object(file: str, number: int, line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise PackError([Fault(file, number, f"this is no JSON: {error}")]) from None
    if not isinstance(value, dict):
        raise PackError([Fault(file, number, "this is no JSON object")])
    return value


def open_pack(name: str | Path) -> Pack:
    """Open a shipped pack by name, or any pack by the path of its folder.

    Raises:
        PackError: there is no such pack, or its pack.yaml is wrong.
    """
    root = Path(name) if "/" in str(name) else SHIPPED / name
    if not (root / "pack.yaml").is_file():
        known = ", ".join(sorted(path.parent.name for path in SHIPPED.glob("*/pack.yaml")))
        message = f"there is no such pack; the platform comes with {known}"
        raise PackError([Fault(f"{name}/pack.yaml", 1, message)])
    bare = Pack(root, {})
    return Pack(root, bare.read("pack.yaml", MANIFEST).value)
