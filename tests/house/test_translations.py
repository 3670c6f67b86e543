"""Compiled translations follow their texts."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from house.translations import faults

TEXT = 'msgid "Hồ sơ"\nmsgstr "{}"\n\nmsgid "một"\nmsgid_plural "nhiều"\nmsgstr[0] "one"\n'


def write(folder: Path, word: str) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    (folder / "django.po").write_text(head + TEXT.format(word))


def compile_texts(folder: Path) -> None:
    with (folder / "django.po").open("rb") as source, (folder / "django.mo").open("wb") as target:
        write_mo(target, read_po(source))


def test_a_text_that_was_never_compiled_is_named(tmp_path: Path) -> None:
    write(tmp_path, "Dossier")
    (fault,) = faults(tmp_path)
    assert "is not compiled" in fault


def test_a_text_changed_after_compiling_is_named(tmp_path: Path) -> None:
    write(tmp_path, "Dossier")
    compile_texts(tmp_path)
    assert list(faults(tmp_path)) == []
    write(tmp_path, "File")
    (fault,) = faults(tmp_path)
    assert "is old" in fault
