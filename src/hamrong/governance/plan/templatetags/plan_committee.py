"""How bodies and standings of a committee read, and the numbers of its conclusions."""

from django.template import Library

from hamrong.governance.plan.forms.committee import BODIES, STANDINGS
from hamrong.governance.plan.rules.committee import Body, Standing
from hamrong.governance.plan.rules.drafting import CONCLUSIONS_FROM

register = Library()


@register.filter
def body_words(body: str) -> str:
    """Return what a body is called."""
    return str(BODIES[Body(body)])


@register.filter
def standing_words(standing: str) -> str:
    """Return what a member is called."""
    return str(STANDINGS[Standing(standing)])


@register.filter
def task_no(number: int) -> str:
    """Return a task's number as people read it: a conclusion's counts from KL1."""
    return f"KL{number - CONCLUSIONS_FROM}" if number > CONCLUSIONS_FROM else str(number)
