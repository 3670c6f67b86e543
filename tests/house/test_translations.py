"""Compiled translations follow their texts."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from house.messages import catalogue, refresh, unmarked
from house.translations import faults, incomplete, unequal

TEXT = (
    'msgid "Hồ sơ"\nmsgstr "{}"\n\n'
    'msgid "một"\nmsgid_plural "nhiều"\nmsgstr[0] "one"\nmsgstr[1] "many"\n'
)


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


def texts(*ids: str | tuple[str, str]) -> Catalog:
    found = Catalog(locale="en")
    for text in ids:
        found.add(text)
    return found


def translated(text: str | tuple[str, str], string: str | tuple[str, str]) -> Catalog:
    found = Catalog(locale="en")
    found.add(text, string)
    return found


def test_texts_are_found_in_code_and_templates(tmp_path: Path) -> None:
    code, pages = tmp_path / "src" / "a", tmp_path / "src" / "a" / "templates" / "a"
    pages.mkdir(parents=True)
    (code / "views.py").write_text('_("Hồ sơ %(code)s")\nngettext("một", "nhiều", n)\n')
    (pages / "page.html").write_text(
        """<p>{% translate "Đăng nhập" %}</p>
              {% tag _("Xong") %}
        <p>{% blocktranslate with name=x %}Chào {{ name }}, it's{% endblocktranslate %}
     </p>"""
    )
    found = {message.id for message in catalogue("en", tmp_path) if message.id}
    assert found == {
        "Hồ sơ %(code)s",
        ("một", "nhiều"),
        "Đăng nhập",
        "Xong",
        "Chào %(name)s, it's",
    }


def test_a_text_put_together_or_not_marked_is_named(tmp_path: Path) -> None:
    pages = tmp_path / "src" / "templates"
    pages.mkdir(parents=True)
    (tmp_path / "src" / "views.py").write_text('_(f"Hồ sơ {code}")\n')
    (pages / "page.html").write_text('{# ghi chú: chữ #}\n<p data-label="Hạn"></p>\n')
    assert [fault.split(" ")[0] for fault in unmarked(tmp_path)] == [
        "src/templates/page.html:2:",
        "src/views.py:1:",
    ]


def test_missing_untranslated_and_forgotten_texts_are_named() -> None:
    assert "not in the catalogue" in next(incomplete(Catalog(), texts("Hồ sơ")))
    assert "not translated" in next(incomplete(texts("Hồ sơ"), texts("Hồ sơ")))
    assert "used nowhere" in next(incomplete(translated("Hồ sơ", "Dossier"), texts()))
    assert not list(incomplete(translated("Hồ sơ", "Dossier"), texts("Hồ sơ")))
    half = translated(("một", "nhiều"), ("one", ""))
    assert "not translated" in next(incomplete(half, texts(("một", "nhiều"))))


def test_a_translation_with_other_placeholders_or_markup_is_named() -> None:
    assert list(unequal(translated("Hạn %(at)s", "Due %(on)s")))
    assert list(unequal(translated("Hạn %(at)s", "Due")))
    assert list(unequal(translated("Hạn %s", "Due %s")))
    assert list(unequal(translated("Còn <b>ít</b>", "Few left")))
    assert not list(unequal(translated("Đạt 100%% trước %(at)s", "100%% by %(at)s")))
    assert not list(unequal(translated(("%(n)s tệp", "%(n)s tệp"), ("one file", "%(n)s files"))))
    assert list(unequal(translated(("%(n)s tệp", "%(n)s tệp"), ("one file", "files"))))


def test_bringing_up_to_date_keeps_translations_drops_the_past_and_changes_nothing_twice(
    tmp_path: Path,
) -> None:
    path = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    old = texts("Hồ sơ", "Cũ")
    for message in old:
        message.string = message.string or "Dossier"
    refresh(path, old)
    (left,) = refresh(path, texts("Hồ sơ", "Mới"))
    assert left.id == "Mới"
    written = path.read_bytes(), path.with_suffix(".mo").read_bytes()
    assert b"Dossier" in written[0]
    assert "Cũ".encode() not in written[0]
    refresh(path, texts("Hồ sơ", "Mới"))
    assert (path.read_bytes(), path.with_suffix(".mo").read_bytes()) == written
    assert list(faults(tmp_path)) == []
