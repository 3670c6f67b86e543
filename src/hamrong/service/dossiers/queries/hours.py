"""When a desk is open, in words."""

from uuid import UUID

from django.utils.translation import gettext as _

from hamrong.kernel.calendar.interface import Shift, calendar_for


def opening_hours(agency_id: UUID) -> tuple[str, ...]:
    """Return an agency's working hours, a line for each run of days that are alike.

    Kept in the process with the calendar: a list asks the database once for each agency.
    """
    shifts = calendar_for(agency_id).shifts
    runs: list[tuple[int, int, tuple[Shift, ...]]] = []
    for day in sorted(shifts):
        if runs and runs[-1][1] == day - 1 and runs[-1][2] == shifts[day]:
            runs[-1] = (runs[-1][0], day, shifts[day])
        elif shifts[day]:
            runs.append((day, day, shifts[day]))
    return tuple(_line(first, last, own) for first, last, own in runs)


def _line(first: int, last: int, shifts: tuple[Shift, ...]) -> str:
    begins = (
        _("Thứ hai"),
        _("Thứ ba"),
        _("Thứ tư"),
        _("Thứ năm"),
        _("Thứ sáu"),
        _("Thứ bảy"),
        _("Chủ nhật"),
    )
    # Within a sentence: Vietnamese writes days small there, English does not.
    ends = (
        _("thứ hai"),
        _("thứ ba"),
        _("thứ tư"),
        _("thứ năm"),
        _("thứ sáu"),
        _("thứ bảy"),
        _("chủ nhật"),
    )
    hours = ", ".join(f"{shift.start:%H:%M}–{shift.end:%H:%M}" for shift in shifts)
    if first == last:
        return _("%(day)s: %(hours)s") % {"day": begins[first], "hours": hours}
    said = {"first": begins[first], "last": ends[last], "hours": hours}
    return _("%(first)s đến %(last)s: %(hours)s") % said
