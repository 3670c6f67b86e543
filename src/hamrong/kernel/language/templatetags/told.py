"""What packs, people and offices wrote, in the reader's language or marked as Vietnamese."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from hamrong.kernel.language.queries import pack_text

register = template.Library()


@register.filter
def told(text: str | None) -> str:
    """Show a text of the pack: in the reader's language, else as Vietnamese marked as that."""
    return pack_text.told(text or "")


@register.filter
def told_plain(text: str | None) -> str:
    """Show a text of the pack where no mark can stand: in a title, an attribute, an option."""
    return pack_text.told_plain(text or "")


@register.filter
def told_lang(text: str | None) -> SafeString:
    """Return the attribute of the element that holds `told_plain` of the text, or nothing."""
    return mark_safe(' lang="vi"' if pack_text.stays_vietnamese(text or "") else "")


@register.filter
def as_written(text: object) -> object:
    """Show a name, an answer, an agency: never translated, marked where it is Vietnamese."""
    return pack_text.as_written(text) if isinstance(text, str) else text


@register.filter
def told_list(texts: Iterable[str]) -> SafeString:
    """Show texts of the pack in one line, with commas between them."""
    return format_html_join(", ", "{}", ((pack_text.told(text),) for text in texts))


@register.simple_tag
def official_name(text: str, css: str) -> str:
    """Show the name as papers and counters have it, where the page shows its translation."""
    if pack_text.told_plain(text) == text:
        return ""
    return format_html('<span class="{}" lang="{}">{}</span>', css, pack_text.SOURCE, text)
