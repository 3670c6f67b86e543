"""The door: what other contexts may use."""

from hamrong.kernel.language.queries.pack_text import (
    as_written,
    filled,
    stays_vietnamese,
    told,
    told_plain,
)

__all__ = ["as_written", "filled", "stays_vietnamese", "told", "told_plain"]
