"""Dates, times, numbers and money as Vietnamese readers write them."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils.translation import gettext

from hamrong.kernel.text import rules

register = template.Library()


@register.filter
def vn_date(value: date | datetime | None) -> str:
    """Show dd/mm/yyyy, nothing for nothing."""
    return rules.format_date(value) if value else ""


@register.filter
def vn_time(value: datetime | None) -> str:
    """Show HH:MM dd/mm/yyyy in Vietnamese time, nothing for nothing."""
    return rules.format_time(value) if value else ""


@register.filter
def vn_number(value: int | None) -> str:
    """Show 1.234.567, nothing for nothing."""
    return rules.format_number(value) if value is not None else ""


@register.filter
def vn_share(percent: float | Decimal | None) -> str:
    """Show 63,5 %, nothing for nothing."""
    return rules.format_share(percent) if percent is not None else ""


@register.filter
def vn_money(value: int | None) -> str:
    """Show 1.234.567 đồng, nothing for nothing."""
    return rules.format_money(value) if value is not None else ""


@register.filter
def vn_worktime(minutes: int | None) -> str:
    """Show working minutes as working days of eight hours, hours and minutes."""
    if minutes is None:
        return ""
    days, rest = divmod(max(minutes, 0), 8 * 60)
    hours, left = divmod(rest, 60)
    parts = [
        gettext("%(n)s ngày") % {"n": days} if days else "",
        gettext("%(n)s giờ") % {"n": hours} if hours else "",
        gettext("%(n)s phút") % {"n": left} if left and not days else "",
    ]
    return " ".join(part for part in parts if part) or gettext("0 phút")
