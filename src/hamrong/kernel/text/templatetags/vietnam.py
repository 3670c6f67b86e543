"""Dates, times, numbers and money as Vietnamese readers write them."""

from datetime import date, datetime

from django import template

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
def vn_money(value: int | None) -> str:
    """Show 1.234.567 đồng, nothing for nothing."""
    return rules.format_money(value) if value is not None else ""
