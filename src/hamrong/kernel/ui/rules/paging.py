"""Which page numbers a numbered pagination shows."""

AROUND = 1
"""Pages shown on each side of the current one."""


def shown_pages(current: int, last: int) -> tuple[int | None, ...]:
    """Return the page numbers to show, None where some are left out.

    The first, the last and those around the current one stand always; a gap of a single page is
    filled with that page.
    """
    wanted = {1, last, *range(current - AROUND, current + AROUND + 1)}
    pages = sorted(number for number in wanted if 1 <= number <= last)
    shown: list[int | None] = []
    for number in pages:
        before = shown[-1] if shown else number - 1
        if before is not None and number - before == 2:  # noqa: PLR2004 - one page in between
            shown.append(number - 1)
        elif before is not None and number - before > 1:
            shown.append(None)
        shown.append(number)
    return tuple(shown)
