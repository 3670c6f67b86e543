"""Texts of the pack in the reader's language.

A pack is written in Vietnamese and may carry its own catalogue, `locale/<language>`, in which its
texts are the keys. Where a text has no translation it is shown as it is and marked as Vietnamese,
so that a screen reader pronounces it right (WCAG 2.2, 3.1.2). On Vietnamese pages nothing is looked
up. What is kept, sent or printed does not go through here.
"""

from collections.abc import Mapping
from typing import Any

from django.utils import translation
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from hamrong.kernel.text.interface import is_vietnamese

CONTEXT = "pack"
"""Keeps pack texts apart from the platform's own: the same words may mean something else there."""
SOURCE = "vi"
"""The language packs are written in."""


def told_plain(text: str) -> str:
    """Return a text of the pack in the reader's language, bare: for titles and within sentences.

    Vietnamese where it has no translation.
    """
    # The catalogue of these texts is made from the pack (house/pack_texts.py), not from the code.
    return translation.pgettext(CONTEXT, text) if text and not _in_source() else text


def told(text: str) -> str:
    """Return a text of the pack in the reader's language, or marked as Vietnamese."""
    said = told_plain(text)
    return said if said != text else as_written(text)


def as_written(text: str) -> str:
    """Return what somebody wrote, such as a name or an answer; marked where it is Vietnamese."""
    if _in_source() or hasattr(text, "__html__") or not is_vietnamese(text):
        return text
    return format_html('<span lang="{}">{}</span>', SOURCE, text)


def filled(sentence: str, values: Mapping[str, Any]) -> SafeString:
    """Fill a translated sentence, `%(name)s`, with what somebody wrote, each marked on its own."""
    written = {
        name: conditional_escape(as_written(value)) if isinstance(value, str) else value
        for name, value in values.items()
    }
    return mark_safe(str(conditional_escape(sentence)) % written)


def stays_vietnamese(text: str) -> bool:
    """Tell whether a text of the pack is Vietnamese on a page that is not."""
    return not _in_source() and told_plain(text) == text and is_vietnamese(text)


def _in_source() -> bool:
    return (translation.get_language() or SOURCE) == SOURCE
