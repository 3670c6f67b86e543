"""The texts on screen, found in code and templates, and their translations kept beside them.

`python -m house.messages` brings every catalogue up to date: new texts come in empty, texts no
longer used go, and the compiled file is written.
"""

import ast
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from house.tree import ROOT, files

LOCALES = ROOT / "src" / "hamrong" / "config" / "locale"
_Places = tuple[int | tuple[int, str], ...] | None
_IN_CONTEXT: dict[str, _Places] = {
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
KEYWORDS: dict[str, _Places] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **_IN_CONTEXT,
}
_TEMPLATES = {".html", ".svg", ".txt"}
# Catalogues carry no time: bringing them up to date without a change changes no byte.
_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
_WIDTH = 100

_VIETNAMESE = re.compile("[ăâđêôơưà-ãè-êìíò-õùúýạ-ỹĩũ]", re.IGNORECASE)
_TRANSLATED = re.compile(r"{%\s*blocktranslate\b.*?{%\s*endblocktranslate\s*%}", re.DOTALL)
_MARKUP = re.compile(
    r"{%\s*comment\b.*?{%\s*endcomment\s*%}|{#.*?#}|{%.*?%}|{{.*?}}",
    re.DOTALL,
)
# A search for Vietnamese words stays Vietnamese: so are the procedures it finds.
_SEARCH = re.compile(r'href="\?q=[^"]*"')
_NAMES = re.compile("Hàm Rồng|Tiếng Việt|Thanh Hóa")
# The living page shows components with samples of what people write; samples are not texts.
_SAMPLES = "living"


def empty_catalogue(locale: str, comment: str) -> Catalog:
    """Return a catalogue without texts; the comment heads its file."""
    return Catalog(
        locale=locale,
        project="hamrong",
        header_comment=comment,
        version="0",
        msgid_bugs_address="-",
        last_translator="-",
        language_team="-",
        creation_date=_NO_TIME,
        revision_date=_NO_TIME,
        fuzzy=False,
    )


def catalogue(locale: str, root: Path = ROOT) -> Catalog:
    """Return every text of code and templates, without translations, in the order of files."""
    found = empty_catalogue(locale, "# Texts on screen; the source is Vietnamese.")
    for path in sources(root):
        shown = path.relative_to(root).as_posix()
        for line, texts, _comments, context in _extracted(path):
            found.add(texts, locations=[(shown, line)], context=context)
    return found


def sources(root: Path = ROOT) -> list[Path]:
    """Return the files that hold texts: our Python and the templates of Django."""
    return sorted(
        path
        for path in files(root)
        if path.is_relative_to(root / "src")
        and "migrations" not in path.parts
        and (path.suffix == ".py" or _is_template(path))
    )


def _is_template(path: Path) -> bool:
    return "templates" in path.parts and path.suffix in _TEMPLATES


def _extracted(
    path: Path,
) -> Iterator[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # What is left of the markup would be wrongly indented Python.
        text = "\n".join(line.lstrip() for line in templatize(text, str(path)).split("\n"))
    return extract("python", BytesIO(text.encode()), keywords=KEYWORDS)


def unmarked(root: Path = ROOT) -> Iterator[str]:
    """Return the texts that no translation can reach: put together, or not marked at all."""
    for path in sources(root):
        text, shown = path.read_text(encoding="utf-8"), path.relative_to(root).as_posix()
        if path.suffix == ".py":
            for line in _put_together(text):
                yield f"{shown}:{line}: the text is put together here; mark whole texts."
        elif not path.name.startswith(_SAMPLES):
            for line in _bare(text):
                yield f"{shown}:{line}: Vietnamese outside translate; mark the text."


def _put_together(text: str) -> Iterator[int]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            place = 1 if node.func.id in _IN_CONTEXT else 0
            is_text = [isinstance(argument, ast.Constant) for argument in node.args]
            if node.func.id in KEYWORDS and not all(is_text[place : place + 1]):
                yield node.lineno


def _bare(text: str) -> Iterator[int]:
    for pattern in (_TRANSLATED, _MARKUP, _SEARCH, _NAMES):
        text = pattern.sub(lambda found: "\n" * found[0].count("\n"), text)
    for number, line in enumerate(text.split("\n"), 1):
        if _VIETNAMESE.search(line):
            yield number


def read(path: Path) -> Catalog:
    """Return the catalogue of a .po file; an empty one where there is none."""
    if not path.exists():
        return Catalog()
    with path.open("rb") as handle:
        return read_po(handle)


def refresh(path: Path, texts: Catalog) -> list[Message]:
    """Write a .po file and its compiled .mo; returns the texts still to be translated."""
    known = read(path)
    for message in texts:
        old = known.get(message.id, message.context) if message.id else None
        if old is not None and isinstance(old.string, str) == isinstance(message.id, str):
            message.string = old.string
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as handle:
        write_po(handle, texts, width=_WIDTH, sort_by_file=True, include_lineno=False)
    with path.with_suffix(".mo").open("wb") as handle:
        write_mo(handle, texts)
    return [message for message in texts if message.id and not is_translated(message)]


def is_translated(message: Message) -> bool:
    """Tell whether every form of a text has its translation."""
    forms = [message.string] if isinstance(message.string, str) else list(message.string or [])
    return bool(forms) and all(forms)


if __name__ == "__main__":
    left = [
        (path, message)
        for path in sorted(LOCALES.rglob("*.po"))
        for message in refresh(path, catalogue(path.parts[-3]))
    ]
    for path, message in left:
        print(f"{path.relative_to(ROOT)}: {message.id}")
    sys.exit(bool(left))
